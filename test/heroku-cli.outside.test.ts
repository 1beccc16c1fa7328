import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { releaseCode } from "../cli/try/code-release.ts";
import type { RunResult } from "../engine/engine.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { type HerokuCli, herokuCli, installHerokuCli } from "./support/heroku-cli.ts";
import { foreignChanges, handChanges, life, notEmulated, reads } from "./support/heroku-cli-commands.ts";
import { type Outcomes, pageWith } from "./support/heroku-cli-table.ts";
import { whatHerokuHas } from "./support/what-heroku-has.ts";

let heroku: HerokuCli;
let estate: Estate;
/** What came of each command, for the page. */
const outcomes = new Map<string, string>();

beforeAll(async () => {
  const [local] = engineKinds;
  if (local === undefined) throw new Error("expected the local engine");
  [estate] = await Promise.all([openEstate(local, ["catalog"]), installHerokuCli()]);
  // An app that was renamed by hand gets its name back: that is confirmed like any other rename.
  await estate.edit("Pulumi.staging.yaml", "config:", "config:\n  heroku:confirm: [staging/catalog-app:rename]");
  for (const stack of ["staging", "production"]) {
    await up(stack);
    await releaseCode(estate.api, `catalog-${stack}`, ["web", "worker"], "catalog");
    await up(stack);
  }
  heroku = await herokuCli(estate.local);
  await connectPipeline();
});
afterAll(() => estate.close());

async function up(stack: string): Promise<RunResult> {
  const result = await estate.engine.up(stack);
  expect(result.errors).toEqual([]);
  return result;
}

/** The pipeline `connected`, which a person has connected to GitHub; the CLI asks this Heroku for its repository, and no other. */
async function connectPipeline(): Promise<void> {
  const { platform } = estate.api;
  const feature = { body: { enabled: true }, response: z.unknown() };
  await platform.send("PATCH", "/account/features/dashboard-repositories-api", feature);
  const owner = await platform.send("GET", "/teams/example-library", { response: z.object({ id: z.string() }) });
  const body = { name: "connected", owner: { id: owner.id, type: "team" } };
  await platform.send("POST", "/pipelines", { body, response: z.unknown() });
  const link = { pipeline: "connected", repository: "example-library/connected" };
  await platform.send("POST", "/_local/github", { body: link, response: z.unknown() });
}

/** What a run changed or found, as `update Addon catalog-postgres: plan`. */
const changes = ({ steps }: RunResult): string[] =>
  steps
    .filter(({ operation }) => operation !== "same")
    .map(({ operation, type, name, changes }) => {
      const paths = [...new Set(changes.map(({ path }) => path.replace(/\[\d+\]$/, "")))];
      return `${operation} ${type.split(":").at(-1)} ${name}${paths.length === 0 ? "" : `: ${paths.sort().join(", ")}`}`;
    })
    .sort();

async function done(command: string): Promise<void> {
  const { code, errors } = await heroku(command);
  expect(code, `heroku ${command}: ${errors}`).toBe(0);
}

test.concurrent.each(reads)("the real Heroku CLI reads what was made: %s", async (command, shows) => {
  const { code, output, errors } = await heroku(command);
  expect(code, errors).toBe(0);
  expect(output).toContain(shows);
  outcomes.set(command, shows === "" ? "done" : `shows \`${shows}\``);
});

test.concurrent.each(notEmulated)("the real Heroku CLI hears what is not emulated: %s", async (command) => {
  const { code, errors } = await heroku(command);
  expect(code).not.toBe(0);
  const [refusal] = /The local Heroku does not emulate .*?\./.exec(errors) ?? [];
  expect(refusal, errors).toBeDefined();
  outcomes.set(command, `refused: ${refusal}`);
});

describe("what the real Heroku CLI changes by hand", () => {
  let declared: unknown;
  beforeAll(async () => {
    declared = await whatHerokuHas(estate.api, "example-library");
  });

  test.each(handChanges.map((round, index) => [index + 1, round] as const))(
    "is found, that and nothing else, and put right by the next up: round %i",
    async (_, round) => {
      for (const [command, drift] of round) {
        await done(command);
        expect(changes(await estate.engine.refresh("staging")), command).toEqual(drift);
        outcomes.set(command, `drift: ${drift.map((line) => `\`${line}\``).join(", ")}`);
      }
      const drifted = round.flatMap(([, drift]) => drift).map(objectOf);
      const putRight = changes(await up("staging")).map(objectOf);
      expect(putRight.sort()).toEqual([...new Set(drifted)].sort());
      expect(await whatHerokuHas(estate.api, "example-library")).toEqual(declared);
      expect(changes(await up("staging"))).toEqual([]);
    },
  );

  test("beside what is declared is no drift, and is left alone", async () => {
    for (const command of foreignChanges) await done(command);
    expect(changes(await estate.engine.refresh("staging"))).toEqual([]);
    expect(changes(await up("staging"))).toEqual([]);
    expect((await whatHerokuHas(estate.api, "example-library")).apps["catalog-staging"]).toMatchObject({
      config: { THEIRS: "1" },
      domains: expect.arrayContaining([{ hostname: "theirs.example.org", kind: "custom" }]),
      collaborators: expect.arrayContaining([expect.objectContaining({ user: { email: "theirs@example.org" } })]),
    });
    for (const command of foreignChanges) outcomes.set(command, "no drift: it is not declared, and is left alone");
  });

  /** A refresh says of what is gone `delete`, and an `up` makes it again. */
  function objectOf(change: string): string {
    return change.replace(/^(delete|create|update) /, "").replace(/: .*/, "");
  }
});

test("an app lives and dies by the real Heroku CLI alone", async () => {
  for (const command of life) {
    await done(command);
    outcomes.set(command, "done");
  }
});

test("docs/emulator.md has what came of each command; UPDATE_DOCS=true writes it", async () => {
  const { is, should } = await pageWith(tables());
  expect(is).toBe(should);
});

function tables(): Outcomes {
  const rows = (commands: readonly string[]) =>
    commands.map((command) => [command, outcomes.get(command) ?? "not run"] as const);
  return new Map([
    ["reading what `tandem` made", rows(reads.map(([command]) => command))],
    ["changing it by hand", rows(handChanges.flat().map(([command]) => command))],
    ["adding to it by hand", rows(foreignChanges)],
    ["an app of the CLI's own", rows(life)],
    ["what is not emulated", rows(notEmulated)],
  ]);
}
