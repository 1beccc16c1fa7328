import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { lineOf } from "../../app-files/line-finding.ts";
import { repositoryPlan } from "../../app-files/repository-plan.ts";
import { checkSettings } from "../../settings/check-settings.ts";
import type { ServiceDeclaration } from "../../settings/declare.ts";
import { rules } from "../rules/all.ts";
import { edited, type Remedies } from "./edited-estate.ts";
import type { EstateCase } from "./estates/stack-files.ts";
import { bringUp, evaluateEstate, type Result, recordsOf, stackOf } from "./evaluate-estate.ts";
import { partRemedies } from "./remedies/parts.ts";
import { valueRemedies } from "./remedies/values.ts";
import { vendorRemedies } from "./remedies/vendors.ts";

const remedies = { ...valueRemedies, ...vendorRemedies, ...partRemedies };

const fileOf = (name: string): string => name.replace(/:.*/, "");
const read = (name: string): Promise<EstateCase> => import(`./estates/bad/${fileOf(name)}.ts`);
const mandatory = (results: readonly { readonly level: string }[]) =>
  results.filter(({ level }) => level === "mandatory");
const rulesIn = (results: readonly { readonly rule: string }[]): Set<string> =>
  new Set(results.map(({ rule }) => rule));

/** The results before a remedy, at each of its `up`s and after it, and the remaining findings in the apps' files. */
async function applied(name: string, remedy: Remedies[string]) {
  const estate = await read(name);
  const before = await evaluateEstate(estate);
  const atUps: Result[] = [];
  let records = await recordsOf(estate);
  let mended = estate;
  for (const edit of "ups" in remedy ? remedy.ups : [remedy]) {
    mended = edited(mended, edit);
    const up = await bringUp(mended, records);
    atUps.push(...up.results);
    records = up.records;
  }
  return { before, atUps, after: await evaluateEstate(mended), files: fileFindings(estate, mended) };
}

const done = new Map<string, ReturnType<typeof applied>>();

function once(name: string, remedy: Remedies[string]): ReturnType<typeof applied> {
  const found = done.get(name) ?? applied(name, remedy);
  done.set(name, found);
  return found;
}

// A finding about the declaration, a stack file or a removal would end the program, and the test with it.
describe("a remedy ends a violation and causes no mandatory violation or finding", () => {
  test.each(Object.entries(remedies))("%s", async (name, remedy) => {
    const { before, atUps, after, files } = await once(name, remedy);
    expect(mandatory([...atUps, ...after])).toEqual([]);
    const left = new Set(after.map(({ message }) => message));
    expect(before.filter(({ message }) => !left.has(message))).not.toEqual([]);
    expect(files).toEqual([]);
  });
});

test("every bad estate has a remedy, and every rule has one that ends its violations", async () => {
  const files = readdirSync(join(import.meta.dirname, "estates/bad")).map((file) => file.replace(/\.ts$/, ""));
  expect([...new Set(Object.keys(remedies).map(fileOf))].sort()).toEqual(files.sort());
  const ended = new Set<string>();
  for (const [name, remedy] of Object.entries(remedies)) {
    const { before, after } = await once(name, remedy);
    const left = rulesIn(after);
    for (const rule of rulesIn(before)) if (!left.has(rule)) ended.add(rule);
  }
  expect(rules.map(({ name }) => name).filter((name) => !ended.has(name))).toEqual([]);
}, 120_000);

/** The findings in each app's files, written for the estate before and after the remedy. */
const fileFindings = (before: EstateCase, after: EstateCase): string[] =>
  after.declaration.services.flatMap((service) => {
    const repository = repositoryOf(service);
    const [, now] = [before, after].map((estate) => {
      const plan = repositoryPlan(reviewedService(estate, service.name), repository);
      for (const { name, text } of plan.written) if (text !== undefined) repository.files.set(name, text);
      return plan;
    });
    const findings = [...(now?.written.flatMap(({ left }) => left) ?? []), ...(now?.checked ?? [])];
    return findings.filter(({ level }) => level !== "advice").map(lineOf);
  });

/** A folder with what Heroku needs to run each process. */
function repositoryOf({ processes, stack }: ServiceDeclaration) {
  const procfile = processes.map((type) => `${type}: bin/${type} --port $PORT\n`).join("");
  const build = { build: { docker: Object.fromEntries(processes.map((type) => [type, "Dockerfile"])) } };
  const files = new Map([stack === "container" ? ["heroku.yml", stringify(build)] : ["Procfile", procfile]]);
  return { files, names: [], text: (name: string) => files.get(name), has: () => true };
}

function reviewedService({ declaration, ...estate }: EstateCase, name: string) {
  const [environment] = declaration.environments;
  const checked = checkSettings(declaration, stackOf({ declaration, ...estate }, environment));
  const settings = "settings" in checked ? checked.settings.services : [];
  const found = settings.find((each) => each.declaration.name === name);
  return { environment, settings: found ?? expect.fail(`no service ${name}`) };
}
