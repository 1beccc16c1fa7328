import type { z } from "zod";
import type { DatabaseRow } from "../live/wire.ts";

/** How full a database is against a limit of its plan. */
export interface Fill {
  readonly measure: "storage" | "rows" | "tables";
  /** In bytes, rows or tables. */
  readonly used: number;
  readonly limit: number;
  /** A whole number: over 100 where Heroku lets a database grow past its plan for a while. */
  readonly percent: number;
}

/** From here on it is told: what is left lasts for weeks, in which a plan can be changed. */
const NEARLY_FULL_PERCENT = 80;

/**
 * What of a database is nearly full, by what `heroku pg:info` shows of it: `Data Size: 12.5 MB / 1 GB (1.22%) (In compliance)`, or
 * `14.6 MB/1.00 GB (In compliance)`, or without a limit, which then is the plan's; `Rows: 15481/10000`, of plans that count them.
 * Sources: github.com/coderdojo-japan/coderdojo.jp/issues/1606, github.com/AgileVentures/WebsiteOne/issues/930,
 * devcenter.heroku.com/articles/heroku-postgres-over-plan-capacity.
 */
export function nearlyFull({ info }: z.output<typeof DatabaseRow>, plan: string): Fill[] {
  const shown = (name: string) => String(info.find((row) => row.name === name)?.values[0] ?? "");
  return [
    fillOf("storage", sizesIn(shown("Data Size"), storageOf(plan))),
    fillOf("rows", countsIn(shown("Rows"))),
    fillOf("tables", countsIn(shown("Tables"))),
  ].flatMap((fill) => (fill === undefined || fill.percent < NEARLY_FULL_PERCENT ? [] : [fill]));
}

interface Amounts {
  readonly used: number;
  readonly limit: number;
}

function fillOf(measure: Fill["measure"], amounts: Amounts | undefined): Fill | undefined {
  if (amounts === undefined || amounts.limit === 0) return undefined;
  const { used, limit } = amounts;
  return { measure, used, limit, percent: Math.floor((100 * used) / limit) };
}

const units = ["bytes", "kb", "mb", "gb", "tb"];

/** The bytes of an amount such as `930` and `MB`. */
const inBytes = (amount: string, unit: string): number =>
  Number(amount.replaceAll(",", "")) * 1024 ** units.indexOf(unit.toLowerCase());

const sizes = /([\d.,]+)\s*(bytes|[KMGT]B)/gi;

function sizesIn(text: string, planLimit: number | undefined): Amounts | undefined {
  const [used, limit = planLimit] = [...text.matchAll(sizes)].map(([, amount = "", unit = ""]) =>
    inBytes(amount, unit),
  );
  return used === undefined || limit === undefined ? undefined : { used, limit };
}

function countsIn(text: string): Amounts | undefined {
  const [, used, limit] = /^([\d,]+)\s*\/\s*([\d,]+)/.exec(text) ?? [];
  if (used === undefined || limit === undefined) return undefined;
  return { used: Number(used.replaceAll(",", "")), limit: Number(limit.replaceAll(",", "")) };
}

/** Gigabytes by the last part of a plan's name. Source: devcenter.heroku.com/articles/heroku-postgres-plans, 2026. */
const essential: Readonly<Record<string, number>> = { "0": 1, "1": 10, "2": 32 };
const others: Readonly<Record<string, number>> = {
  "0": 64,
  "2": 256,
  "3": 512,
  "4": 768,
  "5": 1024,
  "6": 1536,
  "7": 2048,
  "8": 3072,
  "9": 4096,
};

/** In bytes; undefined for an unknown plan. */
function storageOf(plan: string): number | undefined {
  const [, tier, size = ""] = /:(essential|standard|premium|private|shield)-(\d)$/.exec(plan) ?? [];
  const gigabytes = tier === undefined ? undefined : (tier === "essential" ? essential : others)[size];
  return gigabytes === undefined ? undefined : gigabytes * 1024 ** 3;
}
