import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine, RunResult } from "../engine/engine.ts";
import { definitions } from "../sdks/heroku/resources/all.ts";
import { lives, type Wire } from "../sdks/heroku/test/lives.ts";
import { type LocalRun, localRun } from "../sdks/heroku/test/local-run.ts";
import { type EngineKind, engineKinds } from "./support/engine-kinds.ts";
import { programProject } from "./support/program-project.ts";

const named = definitions.map((definition) => [definition.token.split(":").at(-1) ?? "", definition] as const);
const losesData = named.flatMap(([name, { replacement }]) => (typeof replacement === "object" ? [name] : []));
const confirmed = losesData.map((name) => `dev/${name}:replace`);
/** Two may stand side by side, so that its class names no order; a replacement by force has one all the same. */
const overlapping = named.flatMap(([name, { mayOverlap }]) => (mayOverlap === undefined ? [] : [name]));

/** A program that declares what `resources.json` says: with this package's classes, or as an SDK that was generated for another language. */
const program = `
import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import * as heroku from "@pulumi/heroku";
const { generated, resources } = JSON.parse(readFileSync(new URL("resources.json", import.meta.url), "utf8"));
class Generated extends pulumi.CustomResource {}
for (const [name, { type, args, options }] of Object.entries(resources)) {
  if (generated) new Generated(type, name, args, options);
  else new heroku[name](name, args, options);
}
`;

interface Project {
  readonly engine: Engine;
  confirm(entries: readonly string[]): void;
  remove(): void;
  declare(more: { changed?: boolean; generated: boolean; options?: object }): void;
  taint(urns: readonly string[]): void;
  live(): Promise<Record<string, number>>;
}

const urnOf = (name: string, token: string) => `urn:pulumi:dev::program::${token}::${name}`;
const plain = (args: Wire): Wire =>
  JSON.parse(JSON.stringify(args), (_key, value) =>
    typeof value === "object" && value !== null && "4dabf18193072939515e22adb298388d" in value ? value.value : value,
  );

async function projectOf(kind: EngineKind, heroku: LocalRun): Promise<Project> {
  const { folder, isLocal, engine, cli, remove } = programProject(kind, heroku, program);
  const confirm = (entries: readonly string[]) =>
    writeFileSync(join(folder, "Pulumi.dev.yaml"), `config:\n  heroku:confirm: ${JSON.stringify(entries)}\n`);
  confirm(confirmed);
  const args: Record<string, Wire> = {};
  for (const [name] of named) args[name] = plain((await lives[name]?.args(heroku.ask)) ?? {});
  return {
    engine,
    confirm,
    remove,
    declare({ changed = false, generated, options = {} }) {
      const resources = named.map(([name, { token }]) => [
        name,
        { type: token, args: { ...args[name], ...(changed ? plain(lives[name]?.change ?? {}) : {}) }, options },
      ]);
      writeFileSync(
        join(folder, "resources.json"),
        JSON.stringify({ generated, resources: Object.fromEntries(resources) }),
      );
    },
    taint(urns) {
      if (!isLocal) return cli("state", "taint", ...urns, "--yes");
      const path = join(folder, "stacks/dev.json");
      const state = JSON.parse(readFileSync(path, "utf8"));
      for (const resource of state.deployment.resources) if (urns.includes(resource.urn)) resource.taint = true;
      writeFileSync(path, JSON.stringify(state));
    },
    async live() {
      const counts = named.map(async ([name]) => [name, await lives[name]?.live(heroku.ask, args[name] ?? {})]);
      return Object.fromEntries(await Promise.all(counts));
    },
  };
}

const all = named.map(([name, { token }]) => urnOf(name, token));
const oneOfEach = Object.fromEntries(named.map(([name]) => [name, 1]));
const replaced = ({ steps }: RunResult) =>
  steps.flatMap(({ operation, name }) => (operation === "replace" ? [name] : [])).sort();
const names = (wanted: (name: string) => boolean = () => true) =>
  named
    .map(([name]) => name)
    .filter(wanted)
    .sort();
const done = ({ outcome, errors }: RunResult) => expect([outcome, errors]).toEqual(["succeeded", []]);

for (const kind of engineKinds) {
  describe.skipIf(kind.missing !== undefined)(`every resource under ${kind.missing ?? kind.name}`, () => {
    let heroku: LocalRun;
    let project: Project;
    beforeAll(async () => {
      heroku = await localRun({ provisioningMs: 1 });
      project = await projectOf(kind, heroku);
    });
    afterAll(async () => {
      await heroku.close();
      project.remove();
    });

    async function isSettled(result: RunResult) {
      done(result);
      expect(await project.live()).toEqual(oneOfEach);
      const preview = await project.engine.preview("dev");
      expect([preview.errors, preview.steps.filter(({ operation }) => operation !== "same")]).toEqual([[], []]);
    }

    test("is made, and then replaced by its URN, by a mark in the state and by a property, with the package's classes", async () => {
      project.declare({ generated: false, options: { deleteBeforeReplace: true } });
      await isSettled(await project.engine.up("dev"));
      const targeted = await project.engine.up("dev", { replace: all });
      await isSettled(targeted);
      expect(replaced(targeted)).toEqual(names());
      project.declare({ generated: false });
      const targets = named
        .filter(([name]) => !overlapping.includes(name))
        .map(([name, { token }]) => urnOf(name, token));
      project.taint(targets);
      const tainted = await project.engine.up("dev");
      await isSettled(tainted);
      expect(replaced(tainted)).toEqual(names((name) => !overlapping.includes(name)));
      project.declare({ generated: false, changed: true, options: { replaceOnChanges: ["*"] } });
      const byProperty = await project.engine.up("dev");
      done(byProperty);
      expect(replaced(byProperty)).toEqual(names((name) => lives[name]?.change !== undefined));
      project.declare({ generated: false });
      await isSettled(await project.engine.up("dev"));
    }, 1_200_000);

    test("is never lost when a generated SDK creates first: what cannot be replaced so is refused, by name", async () => {
      project.declare({ generated: true });
      done(await project.engine.up("dev"));
      const isAnother = ([name, { replacement }]: (typeof named)[number]) =>
        replacement !== "overwrites" && lives[name]?.found !== false;
      const overwritten = named.filter((each) => !isAnother(each));
      const asNew = await project.engine.up("dev", {
        replace: overwritten.map(([name, { token }]) => urnOf(name, token)),
      });
      await isSettled(asNew);
      expect(replaced(asNew)).toEqual(overwritten.map(([name]) => name).sort());
      for (const [name, { token }] of named.filter(isAnother)) {
        const { outcome, errors } = await project.engine.up("dev", { replace: [urnOf(name, token)] });
        expect([name, outcome]).toEqual([name, "failed"]);
        expect(errors.join()).toMatch(/deleteBeforeReplace to true/);
        expect(await project.live()).toEqual(oneOfEach);
      }
      await isSettled(await project.engine.up("dev"));
      project.declare({ generated: true, changed: true, options: { replaceOnChanges: ["*"] } });
      const byProperty = await project.engine.up("dev");
      done(byProperty);
      expect(replaced(byProperty)).toEqual(names((name) => lives[name]?.change !== undefined));
      project.declare({ generated: true });
      await isSettled(await project.engine.up("dev"));
    }, 1_200_000);

    test("that holds data is replaced by no up without a confirmation, and nothing is deleted", async () => {
      project.confirm([]);
      project.declare({ generated: false });
      done(await project.engine.up("dev"));
      for (const name of losesData) {
        const replace = named.flatMap(([each, { token }]) => (each === name ? [urnOf(name, token)] : []));
        for (const run of [project.engine.preview("dev", { replace }), project.engine.up("dev", { replace })]) {
          const { outcome, errors } = await run;
          expect(outcome).toBe("failed");
          expect(errors.join()).toContain(`HEROKU_CONFIRM=dev/${name}:replace`);
        }
      }
      await isSettled(await project.engine.up("dev"));
    }, 1_200_000);
  });
}
