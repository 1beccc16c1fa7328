import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { costOf } from "../review/collect/cost.ts";
import { changes } from "./support/changes.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { editStackFile, renameKeys } from "./support/stack-file.ts";

const limit = 600_000;
const environments = ["staging", "production"] as const;
const any = z.unknown();

const secret = (environment: string) => ({ value: `5b1f9c7e${environment.length}`, secret: true }) as const;

for (const kind of engineKinds) {
  const title = kind.missing ?? kind.name;
  describe.skipIf(kind.missing !== undefined)(`renaming in an estate under ${title}`, { timeout: limit }, () => {
    let estate: Estate;

    const up = async (stack: string) => {
      const result = await estate.engine.up(stack);
      expect(result.errors).toEqual([]);
      return result;
    };

    /** Ids of an app, of its add-ons by their plan, and what its config vars say: what has to be kept. */
    const kept = async (app: string) => {
      const { platform } = estate.api;
      const { id } = await platform.send("GET", `/apps/${app}`, { response: z.object({ id: z.string() }) });
      const addon = z.object({ id: z.string(), name: z.string(), plan: z.object({ name: z.string() }) });
      const addons = await platform.list(`/apps/${app}/addons`, addon);
      const config = await platform.send("GET", `/apps/${app}/config-vars`, {
        response: z.record(z.string(), z.string()),
      });
      const coupling = await platform.send("GET", `/apps/${app}/pipeline-couplings`, {
        response: z.object({ id: z.string(), stage: z.string(), pipeline: z.object({ id: z.string() }) }),
      });
      return {
        id,
        addons: addons.map(({ id: own, name, plan }) => [plan.name, name, own]).sort(),
        config,
        coupling,
      };
    };
    const before = new Map<string, unknown>();

    const rename = async () => {
      await estate.edit("index.ts", 'name: "catalog",', 'name: "store",\n  formerly: "catalog",');
      await estate.edit(
        "index.ts",
        /postgres: postgres\((\{[\s\S]*?\n {4}\})\),/,
        'main: formerly(postgres($1), "postgres"),',
      );
      await estate.edit("index.ts", 'broker: "postgres"', 'broker: "main"');
      await estate.edit("index.ts", "  fromDomain,", "  formerly,\n  fromDomain,");
    };
    const renameInStackFiles = async () => {
      for (const stack of environments) {
        await editStackFile(estate.folder, stack, ({ config, services }) => {
          renameKeys(config, "catalog", "store");
          renameKeys(services, "catalog", "store");
          const { postgres: main, ...addons } = z.record(z.string(), any).parse(services.store?.addons);
          services.store = { ...services.store, addons: { ...addons, main } };
          config["heroku:confirm"] = [`${stack}/store-app:rename`, `${stack}/store-pipeline:rename`];
        });
      }
    };

    beforeAll(async () => {
      estate = await openEstate(kind, ["catalog"], {
        // The Pulumi CLI keeps them in the stack file, where they are renamed; the local engine is handed them.
        secrets: (environment) => ({
          "catalog:EMAIL_HOST_PASSWORD": secret(environment),
          ...(!kind.needsAwsPlugin && { "store:EMAIL_HOST_PASSWORD": secret(environment) }),
        }),
      });
      for (const stack of environments) {
        await up(stack);
        const body = { THEIRS: `by hand in ${stack}` };
        await estate.api.platform.send("PATCH", `/apps/catalog-${stack}/config-vars`, { body, response: any });
        before.set(stack, await kept(`catalog-${stack}`));
      }
    }, limit);
    afterAll(() => estate.close());

    test("former names that remain in the stack files are reported, and nothing is changed", async () => {
      await rename();
      const { outcome, errors } = await estate.engine.preview("staging");
      expect(outcome).toBe("failed");
      expect(errors.join("\n")).toContain(
        "estate:services.catalog: expected store, got an unknown key: rename it store",
      );
    });

    test("staging is renamed in place, and production is no different for that", async () => {
      await renameInStackFiles();
      // As a pull request shows it: neither environment is renamed yet.
      const preview = await estate.engine.preview("production");
      expect(changes(preview)).toEqual(["update App store-app"]);
      const { store, ...others } = costOf(preview).cost?.services ?? {};
      expect([store?.before, others]).toEqual([store?.after, {}]);
      const renamed = await up("staging");
      expect(changes(renamed)).toEqual(["update App store-app", "update Pipeline store-pipeline"]);
      expect(await kept("store-staging")).toEqual(before.get("staging"));
      const { violations } = renamed;
      expect(violations.filter(({ policy }) => /parity|removals/.test(policy))).toEqual([]);
      expect(changes(await estate.engine.drift("production"))).toEqual([]);
    });

    test("production follows, with its protected data", async () => {
      const renamed = await up("production");
      expect(changes(renamed)).toEqual(["update App store-app"]);
      expect(renamed.violations.filter(({ policy }) => /parity|removals/.test(policy))).toEqual([]);
      expect(await kept("store-production")).toEqual(before.get("production"));
      const pipelines = await estate.api.platform.list("/pipelines", z.object({ name: z.string() }));
      expect(pipelines.map(({ name }) => name)).toEqual(["store"]);
    });

    test("afterwards nothing is left to do, also once the former names are forgotten", async () => {
      for (const stack of environments) expect(changes(await up(stack))).toEqual([]);
      await estate.edit("index.ts", '\n  formerly: "catalog",', "");
      await estate.edit("index.ts", /main: formerly\((postgres\([\s\S]*?\n {4}\}\)), "postgres"\),/, "main: $1,");
      await estate.edit("index.ts", "  formerly,\n", "");
      for (const stack of environments) {
        expect(changes(await up(stack))).toEqual([]);
        expect(changes(await estate.engine.drift(stack))).toEqual([]);
        expect(await kept(`store-${stack}`)).toEqual(before.get(stack));
      }
    });
  });
}
