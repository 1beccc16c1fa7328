import { nearlyUsed, type Unhealthy, type Usage } from "./health.ts";

/** A database that an app has, and the names by which the app reads it. */
export interface Database {
  readonly addon: {
    readonly name: string;
    readonly plan: { readonly name: string };
    readonly created_at?: string | undefined;
  };
  /** On this app, `DATABASE` first. */
  readonly attachments: readonly { readonly name: string; readonly created_at?: string | undefined }[];
}

/** The attachment that sets `DATABASE_URL`. */
export const PRIMARY = "DATABASE";

export const isPrimary = ({ attachments }: Pick<Database, "attachments">): boolean =>
  attachments.some(({ name }) => name === PRIMARY);

/** A database as a finding names it, with the attachment that the app reads it by. */
export const readAs = ({ addon, attachments: [first] }: Database): { database: string; attachment?: string } => ({
  database: addon.name,
  ...(first !== undefined && { attachment: first.name }),
});

/** The rows that `heroku pg:info` shows of a database. */
interface Info {
  readonly info: readonly { readonly name: string; readonly values: readonly unknown[] }[];
}

const shownIn = ({ info }: Info, name: string): string =>
  String(info.find((row) => row.name === name)?.values[0] ?? "");

/** Whether a database serves, and has room left. */
export function databaseHealth(database: Database, info: Info): Unhealthy[] {
  const { name, plan } = database.addon;
  const status = shownIn(info, "Status");
  return [
    ...(status === "" || /^available\b/i.test(status) ? [] : [{ kind: "database", database: name, status } as const]),
    ...nearlyFull(info, plan.name).map(
      (fill) => ({ ...readAs(database), kind: "full", plan: plan.name, ...fill }) as const,
    ),
  ];
}

/** How full a database is against a limit of its plan, in bytes, rows or tables. */
type Fill = { readonly measure: "storage" | "rows" | "tables" } & Usage;

/**
 * What of a database is nearly full, by what `heroku pg:info` shows of it: `Data Size: 12.5 MB / 1 GB (1.22%) (In compliance)`, or
 * `14.6 MB/1.00 GB (In compliance)`, or without a limit, which then is the plan's; `Rows: 15481/10000`, of plans that count them.
 * Sources: github.com/coderdojo-japan/coderdojo.jp/issues/1606, github.com/AgileVentures/WebsiteOne/issues/930,
 * devcenter.heroku.com/articles/heroku-postgres-over-plan-capacity.
 */
export function nearlyFull(info: Info, plan: string): Fill[] {
  const amounts = [
    ["storage", sizesIn(shownIn(info, "Data Size"), storageOf(plan))],
    ["rows", countsIn(shownIn(info, "Rows"))],
    ["tables", countsIn(shownIn(info, "Tables"))],
  ] as const;
  return amounts.flatMap(([measure, amount]) =>
    amount === undefined ? [] : nearlyUsed(amount).map((usage) => ({ measure, ...usage })),
  );
}

type Amounts = Pick<Usage, "used" | "limit">;

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
