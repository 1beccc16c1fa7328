import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parityLines } from "../cli/print/parity.ts";
import { htmlOf } from "../review/render/parity/html.ts";
import { markdownOf } from "../review/render/parity/markdown.ts";
import type { ParityReport } from "../review/report/parity-report.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { bringUpWithDynos, declaredPair, differencesIn, parityOf } from "./support/parity.ts";
import { changesByHand } from "./support/parity-changes.ts";
import { parityIn } from "./support/parity-command.ts";
import { expectPlain } from "./support/plain-output.ts";
import { marker } from "./support/secrets.ts";
import { type Ended, tandem } from "./support/tandem.ts";
import { tellHeroku } from "./support/tell-heroku.ts";

let estate: Estate;
let pair: Awaited<ReturnType<typeof declaredPair>>;
/** What was found last. */
let before: string[];
/** Every output of any form. */
const written: string[] = [];

beforeAll(async () => {
  const [local] = engineKinds;
  if (local === undefined) throw new Error("expected the local engine");
  estate = await openEstate(local, ["catalog"]);
  await bringUpWithDynos(estate, ["catalog"]);
  pair = await declaredPair(estate);
  before = differencesIn(await parityOf(estate, pair));
});
afterAll(() => estate.close());

function keep(report: ParityReport): ParityReport {
  written.push(JSON.stringify(report), markdownOf(report), htmlOf(report), parityLines(report).join("\n"));
  return report;
}

/** As a shell finds the local Heroku; nothing else of the surroundings is asked. */
const surroundings = () => ({ ...estate.env, HOME: join(estate.folder, ".tandem") });

/** The output without the line breaks that fit it to a terminal. */
const unfolded = (output: string): string => output.replaceAll(/\n {4,}/g, " ");

test("an unchanged estate is in parity, and its declared differences are listed", async () => {
  const { code, output } = await tandem(estate.folder, ["parity", "--local"]);
  written.push(output);
  expectPlain(output);
  expect(output).toMatch(
    new RegExp(
      [
        String.raw`^catalog  1 declared, \d+ allowed, \d+ the same`,
        "  ≠ config.EMAIL_RECIPIENTS: declared: staging set, production none: staging's mail goes to testers, never to the public",
        String.raw`  allowed to differ: .*config\.DJANGO_LOG_LEVEL, .*addons\.heroku-postgresql\.plan, .*domains\.hostnames(, release\.created)?`,
        String.raw`staging and production: in parity \(1 declared, \d+ allowed, \d+ the same\)`,
        "$",
      ].join("\n"),
    ),
  );
  expect(code).toBe(0);
});

test("every command of docs/parity.md does what it says", async () => {
  const page = await readFile(new URL("../docs/parity.md", import.meta.url), "utf8");
  const commands = [...page.matchAll(/^npx tandem (.*?) *(#.*)?$/gm)].map(([, command = ""]) => command.split(" "));
  expect(commands.map(([name]) => name)).toEqual(Array.from({ length: 6 }, () => "parity"));
  const ended: Ended[] = [];
  for (const [, ...args] of commands) ended.push(await parityIn(estate.folder, args, surroundings()));
  expect(ended.map(({ code }) => code)).toEqual(commands.map(() => 0));
  const [text, one, , markdown, html, json] = ended.map(({ output }) => output);
  written.push(...ended.map(({ output }) => output));
  expect(one).toBe(text);
  expect(markdown).toMatch(/^### Parity of staging and production: in parity\n/);
  expect(html).toMatch(/^<!doctype html>\n/);
  expect(JSON.parse(json ?? "")).toMatchObject({ version: 2, environments: ["staging", "production"] });
});

test.each<[what: string, args: string[], env: Record<string, string>, message: RegExp]>([
  [
    "with no key",
    [],
    { HEROKU_API_KEY: "" },
    /^heroku:apiKey: expected a Heroku API key, got none; set HEROKU_API_KEY, .*; nothing was read$/m,
  ],
  [
    "with a wrong key",
    [],
    { HEROKU_API_KEY: "wrong" },
    /^parity: could not be checked: GET \/apps: .* \(401 unauthorized, request .*\); check the key: HEROKU_API_KEY/,
  ],
])("nothing is said %s", async (_, args, env, message) => {
  const { code, output } = await parityIn(estate.folder, args, { ...surroundings(), ...env });
  written.push(output);
  expectPlain(output);
  expect(output).toMatch(message);
  expect(code).toBe(1);
});

test("what Heroku refuses to tell is not checked, which is no parity", async () => {
  const fault = { method: "GET", path: "/apps/{app}/webhooks", status: 403, times: 2 };
  await tellHeroku(estate.local, "faults", fault);
  const { code, output } = await parityIn(estate.folder, [], surroundings());
  expect(unfolded(output)).toMatch(
    /^ {2}\? webhooks: not checked: staging: GET \/apps\/.+ \(403 .+, request .+\); production: GET /m,
  );
  expect(unfolded(output)).toMatch(/staging and production: no unexplained difference,\s+but 1 not checked \(/);
  expect(code).toBe(1);
});

test("what is broken alike in both environments differs in nothing, and ends with 2", async () => {
  const certificates = (acm: object | null) =>
    Promise.all(
      ["catalog-staging.example.org", "catalog.example.org"].map((hostname) =>
        tellHeroku(estate.local, "domains", { hostname, acm }),
      ),
    );
  await certificates({ status: "failing", reason: "CAA record prevents issuing the certificate" });
  const { code, output } = await parityIn(estate.folder, [], surroundings());
  written.push(output);
  expect(output).toMatch(/staging and production: in parity, but 2 unhealthy \(/);
  expect(code).toBe(2);
  await certificates(null);
  expect((await parityIn(estate.folder, [], surroundings())).code).toBe(0);
});

test.each(changesByHand.map((change) => [change.what, change] as const))("by hand: %s", async (_, change) => {
  await change.act(estate);
  const report = keep(await parityOf(estate, pair));
  const after = differencesIn(report);
  expect(after.filter((line) => !before.includes(line)).sort()).toEqual([...change.found].sort());
  before = after;
  const all = report.services.flatMap(({ differences }) => differences);
  expect(all.filter(({ verdict, remedy }) => (verdict === "unexplained") !== (remedy !== undefined))).toEqual([]);
});

test("unexplained differences end with exit code 2", async () => {
  const { code, output } = await parityIn(estate.folder, ["--local"], {});
  written.push(output);
  expect(unfolded(output)).toMatch(
    /! app\.name: staging none, production catalog-elsewhere: the app was renamed by hand.* → heroku apps:rename catalog-production --app catalog-elsewhere/,
  );
  expect(code).toBe(2);
});

test("no value and no credential is in any output of any form", () => {
  expect(written.length).toBeGreaterThan(4 * changesByHand.length);
  for (const secret of [marker, "marker-of"]) {
    expect(written.filter((text) => text.includes(secret))).toEqual([]);
  }
});
