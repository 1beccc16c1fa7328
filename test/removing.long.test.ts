import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunResult } from "../engine/engine.ts";
import { Report } from "../review/report/report.ts";
import { changes } from "./support/changes.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { editStackFile, keptFiles } from "./support/stack-file.ts";
import { tandem } from "./support/tandem.ts";
import { whatHerokuHas } from "./support/what-heroku-has.ts";

const team = "example-library";
/** Each test brings environments up several times. */
const limit = 600_000;
const environments = ["staging", "production"] as const;

/** No part of them is in the name of anything: what looks like a secret is in no message. */
const secrets = (environment: string) => ({
  "catalog:EMAIL_HOST_PASSWORD": { value: `5b1f9c7e${environment.length}`, secret: true as const },
  "bookings:SMTP_PASSWORD": { value: `0a7d3e61${environment.length}`, secret: true as const },
});

const listed = ({ violations }: RunResult, policy: string) =>
  violations.filter((each) => each.policy === policy).map(({ message }) => message);

for (const kind of engineKinds) {
  const title = kind.missing ?? kind.name;
  describe.skipIf(kind.missing !== undefined)(`removing from an estate under ${title}`, { timeout: limit }, () => {
    let estate: Estate;

    const up = async (stack: string) => {
      const result = await estate.engine.up(stack);
      expect(result.errors).toEqual([]);
      return result;
    };
    const heroku = () => whatHerokuHas(estate.api, team);
    /** Nothing of it may have been done. */
    const refused = async (run: () => Promise<RunResult>) => {
      const before = await heroku();
      const { outcome, errors } = await run();
      expect(outcome).toBe("failed");
      expect(await heroku()).toEqual(before);
      return errors.join("\n");
    };
    /** What a pull request's comment is made of. */
    const review = async () => {
      const { args, env } = await kind.review(estate.folder, secrets);
      const { stdout, output } = await tandem(estate.folder, ["review", ...args, "--json"], { ...estate.env, ...env });
      const report = Report.safeParse(stdout === "" ? undefined : JSON.parse(stdout));
      if (!report.success) throw new Error(output);
      return Object.fromEntries(report.data.environments.map((each) => [each.environment, each]));
    };
    const removeFromFiles = async () => {
      await estate.edit("index.ts", "services: [catalog, bookings]", "services: [catalog]");
      for (const stack of environments) {
        await editStackFile(estate.folder, stack, ({ config, services }) => {
          delete services.bookings;
          delete config["bookings:SMTP_PASSWORD"];
        });
      }
    };

    beforeAll(async () => {
      estate = await openEstate(kind, ["catalog", "bookings"], { secrets });
      await up("staging");
      await up("production");
    }, limit);
    afterAll(() => estate.close());

    test("a service with protected production data is removed from no environment", async () => {
      const restore = await keptFiles(estate.folder);
      await removeFromFiles();
      for (const stack of environments) {
        expect(await refused(() => estate.engine.up(stack))).toContain(
          'index.ts: services.bookings: expected unprotected: "<why it may be deleted>", deployed to production before the removal, got a removal that would delete the app bookings-production and the data of postgres (heroku-postgresql:standard-0): nothing was deleted',
        );
      }
      const { staging, production } = await review();
      expect(staging?.errors).toEqual(production?.errors);
      expect(staging?.errors).toMatchObject([{ code: "finding", path: "services.bookings" }]);
      await restore();
    });

    test("an unprotected service stays as it is, and is listed until it is gone", async () => {
      await estate.edit(
        "index.ts",
        'name: "bookings",',
        'name: "bookings",\n  unprotected: "rooms are booked elsewhere",',
      );
      const [staging, production] = [await up("staging"), await up("production")];
      for (const result of [staging, production]) {
        expect(changes(result)).toEqual([]);
        expect(listed(result, "removals-are-finished")).toEqual([
          "bookings: expected protection, got none for the service, with the data of postgres: any change may delete it (rooms are booked elsewhere): remove it from index.ts, or remove unprotected",
        ]);
      }
    });

    test("a review tells what goes in each environment, and production waits for staging", async () => {
      await removeFromFiles();
      const { staging, production } = await review();
      for (const each of [staging, production]) {
        expect(each?.errors).toEqual([]);
        const lost = each?.changes.filter(({ isDestructive }) => isDestructive).map(({ name }) => name);
        expect(lost).toEqual(expect.arrayContaining(["bookings-app", "bookings-postgres", "bookings-postgres-backup"]));
      }
      expect(staging?.changes.map(({ name }) => name)).not.toContain("bookings-pipeline");
      expect(staging?.policies.map(({ message }) => message)).toContainEqual(
        expect.stringMatching(
          /^bookings: expected its pipeline to be deleted, got one that may still contain an app of production: run .*, then again for staging, which deletes the pipeline$/,
        ),
      );
      expect(await refused(() => estate.engine.up("production"))).toMatch(
        /parity: bookings: expected an app in production as in staging, got none: run pulumi up for staging .* first/,
      );
    });

    test("staging goes first and keeps the pipeline, production follows with its data, and then the pipeline goes", async () => {
      const before = await heroku();
      const first = await up("staging");
      expect(changes(first)).toEqual(
        expect.arrayContaining(["delete Addon bookings-postgres", "delete App bookings-app"]),
      );
      expect(changes(first)).not.toContain("delete Pipeline bookings-pipeline");
      const { "bookings-staging": _staging, ...rest } = before.apps;
      expect(await heroku()).toEqual({ pipelines: ["bookings", "catalog"], apps: rest });
      // As often as it likes.
      expect(changes(await up("staging"))).toEqual([]);

      const second = await up("production");
      expect(changes(second)).toEqual(
        expect.arrayContaining(["delete Addon bookings-postgres", "delete App bookings-app"]),
      );
      const { "bookings-production": _production, ...last } = rest;
      expect(await heroku()).toEqual({ pipelines: ["bookings", "catalog"], apps: last });
      expect(listed(second, "parity-is-checked")).toEqual([]);

      const third = await up("staging");
      expect(changes(third)).toEqual(["delete Pipeline bookings-pipeline", "update PipelineGuard estate-pipelines"]);
      expect(await heroku()).toEqual({ pipelines: ["catalog"], apps: last });
      expect(listed(third, "removals-are-finished")).toEqual([]);
      expect(changes(await up("production"))).toEqual([]);
    });

    test("staging is not destroyed while production's app is in its pipeline, and nothing is deleted", async () => {
      expect(await refused(() => estate.engine.destroy("staging"))).toMatch(
        /pipeline catalog: expected no app in it any more, got catalog-production .*destroy production first: pulumi destroy --stack production;/,
      );
      const { steps } = await estate.engine.preview("staging");
      expect(steps.filter(({ operation }) => operation !== "same")).toEqual([]);
    });

    test("production is not destroyed while it is protected, and once that is lifted both go in the right order", async () => {
      expect(await refused(() => estate.engine.destroy("production"))).toMatch(/protect/);
      const unprotected = 'services: [catalog],\n  unprotected: { production: "the library closes" },';
      await estate.edit("index.ts", "services: [catalog],", unprotected);
      const result = await up("production");
      expect(changes(result)).toEqual([]);
      expect(listed(result, "removals-are-finished")).toEqual([expect.stringContaining("(the library closes)")]);
      for (const stack of ["production", "staging"]) expect((await estate.engine.destroy(stack)).errors).toEqual([]);
      expect(await heroku()).toEqual({ pipelines: [], apps: {} });
    });
  });
}
