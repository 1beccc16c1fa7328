import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { whatHerokuHas } from "./support/what-heroku-has.ts";

// Several runs of an engine.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 200_000 });

const named = z.object({ id: z.string(), name: z.string() });

for (const kind of engineKinds) {
  describe.skipIf(kind.missing !== undefined)(
    `a destroy of what others use, under ${kind.missing ?? kind.name}`,
    () => {
      let estate: Estate;
      let database: z.output<typeof named>;
      /** Name of an add-on that is not declared. */
      let added: string;
      /** What a person does by hand. */
      const byHand = (method: "GET" | "POST" | "DELETE", path: string, body?: unknown) =>
        estate.api.platform.send(method, path, { ...(body !== undefined && { body }), response: named });
      const heroku = () => whatHerokuHas(estate.api, "example-library");
      /** What an `up` would do now: as before, where nothing was forgotten. */
      const foreseen = async () => {
        const { errors, steps } = await estate.engine.preview("staging");
        return [errors, steps.map(({ name, operation }) => `${operation} ${name}`).sort()];
      };

      beforeAll(async () => {
        // Its DNS records are at AWS, which no engine reaches here.
        estate = await openEstate(kind, ["trails"], { secrets: () => ({}) });
        expect((await estate.engine.up("staging")).errors).toEqual([]);
        const addons = await estate.api.platform.list(
          "/apps/trails-staging/addons",
          named.extend({ plan: z.object({ name: z.string() }) }),
        );
        const postgres = addons.find(({ plan }) => plan.name.startsWith("heroku-postgresql"));
        if (postgres === undefined) throw new Error("there is no database");
        database = postgres;
      });
      afterAll(() => estate.close());

      test("is refused before the first delete, with the command for each, and forgets nothing", async () => {
        await byHand("POST", "/teams/apps", { name: "reports", team: "example-library" });
        await byHand("POST", "/addon-attachments", { addon: database.id, app: "reports", name: "TRAILS" });
        ({ name: added } = await byHand("POST", "/apps/trails-staging/addons", { plan: "papertrail:choklad" }));
        const { id: pipeline } = await byHand("GET", "/pipelines/trails");
        const answer = z.object({ id: z.string() });
        const body = { app: "reports", pipeline, stage: "development" };
        await estate.api.platform.send("POST", "/pipeline-couplings", { body, response: answer });
        const before = [await foreseen(), await heroku()];
        const { outcome, errors } = await estate.engine.destroy("staging");
        expect(outcome).toBe("failed");
        for (const command of [
          "heroku addons:detach TRAILS --app reports",
          `heroku addons:destroy ${added} --app trails-staging`,
          "heroku pipelines:remove --app reports",
        ]) {
          expect(errors.join("\n")).toContain(command);
        }
        expect(errors.join("\n")).toContain("nothing was deleted");
        expect([await foreseen(), await heroku()]).toEqual(before);
      });

      const testOfTheCommand = kind.name === "the Pulumi CLI" ? test : undefined;
      testOfTheCommand?.("is refused by the command itself as well", async () => {
        const { env } = await kind.review(estate.folder);
        const shell = { cwd: estate.folder, env: { ...process.env, ...estate.env, ...env } };
        const before = [await foreseen(), await heroku()];
        const run = promisify(execFile)("pulumi", ["destroy", "--yes", "--stack", "staging"], shell);
        const printed = await run.then(
          ({ stdout }) => `it went on:\n${stdout}`,
          (error: Error & { stdout: string }) => error.stdout,
        );
        expect(printed).toContain("heroku addons:detach TRAILS --app reports");
        expect(printed).toContain("nothing was deleted");
        expect([await foreseen(), await heroku()]).toEqual(before);
      });

      test("goes on to the end once nothing else uses it", async () => {
        await byHand("DELETE", "/apps/reports");
        await byHand("DELETE", `/apps/trails-staging/addons/${added}`);
        expect((await estate.engine.destroy("staging")).errors).toEqual([]);
        expect(await heroku()).toEqual({ pipelines: [], apps: {} });
      });
    },
  );
}
