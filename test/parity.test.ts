import { afterAll, beforeAll, expect, test } from "vitest";
import { parityLines } from "../cli/print/parity.ts";
import { htmlOf } from "../review/parity/html.ts";
import { markdownOf } from "../review/parity/markdown.ts";
import type { ParityReport } from "../review/parity/report.ts";
import { valuesIn } from "../review/parity/words.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { bringUpBoth, declaredPair, parityOf } from "./support/parity.ts";
import { changesByHand } from "./support/parity-changes.ts";
import { expectPlain } from "./support/plain-output.ts";
import { marker } from "./support/secrets.ts";
import { tandem } from "./support/tandem.ts";

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
  await bringUpBoth(estate, ["catalog"]);
  pair = await declaredPair(estate);
  before = differencesIn(await parityOf(estate, pair));
});
afterAll(() => estate.close());

function keep(report: ParityReport): ParityReport {
  written.push(JSON.stringify(report), markdownOf(report), htmlOf(report), parityLines(report).join("\n"));
  return report;
}

/** Every difference, but for when things happened: as `unexplained stack: staging heroku-22, production heroku-24`. */
function differencesIn(report: ParityReport): string[] {
  const all = report.services.flatMap(({ differences }) => differences);
  return all
    .filter(({ path }) => !/^release\.(version|created)$|\.taken$/.test(path))
    .map((each) => `${each.verdict} ${each.path}: ${valuesIn(each)}`)
    .map((line) => line.replace(/(?<=release\.commit: staging \w+, production )\w+/, "<commit>"));
}

test("what nobody has touched is in parity, and says what differs all the same", async () => {
  const { code, output } = await tandem(estate.folder, ["parity", "--local"]);
  written.push(output);
  expectPlain(output);
  expect(output).toMatch(
    new RegExp(
      [
        String.raw`^catalog  1 declared, \d+ allowed, \d+ the same`,
        "  = config.EMAIL_RECIPIENTS: staging set, production nothing: staging's mail goes to testers, never to the public",
        String.raw`  allowed to differ: .*config\.DJANGO_LOG_LEVEL, .*addons\.heroku-postgresql\.plan, .*domains\.hostnames, .*`,
        String.raw`staging and production: in parity \(1 declared, \d+ allowed, \d+ the same\)`,
        "$",
      ].join("\n"),
    ),
  );
  expect(code).toBe(0);
});

test.each(changesByHand.map((change) => [change.what, change] as const))("by hand: %s", async (_, change) => {
  await change.act(estate);
  const report = keep(await parityOf(estate, pair));
  const after = differencesIn(report);
  expect(after.filter((line) => !before.includes(line)).sort()).toEqual([...change.found].sort());
  before = after;
  const told = report.services.flatMap(({ differences }) => differences);
  expect(told.filter(({ verdict, remedy }) => (verdict === "unexplained") !== (remedy !== undefined))).toEqual([]);
});

test("no value and no credential is in any output of any form", () => {
  expect(written.length).toBeGreaterThan(4 * changesByHand.length);
  for (const secret of [marker, "marker-of"]) {
    expect(written.filter((text) => text.includes(secret))).toEqual([]);
  }
});
