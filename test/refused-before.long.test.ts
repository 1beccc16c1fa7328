import { askControl } from "@tandem/emulator";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Report } from "../review/report/report.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { secretsOf } from "./support/secrets.ts";
import { tandem } from "./support/tandem.ts";
import { tellHeroku } from "./support/tell-heroku.ts";

const key = "catalog:EMAIL_HOST_PASSWORD";
const secrets = (environment: string) => ({ [key]: secretsOf(environment)[key] });
const words = "Cannot change it.";

// Ten runs of an engine.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 200_000 });

for (const kind of engineKinds) {
  describe.skipIf(kind.missing !== undefined)(
    `a change that Heroku refused, under ${kind.missing ?? kind.name}`,
    () => {
      let estate: Estate;

      const review = async () => {
        const { args, env } = await kind.review(estate.folder, secrets);
        const { stdout } = await tandem(estate.folder, ["review", ...args, "--environment", "staging", "--json"], {
          ...estate.env,
          ...env,
        });
        const [staging] = Report.parse(JSON.parse(stdout)).environments;
        return {
          changes: staging?.changes.map(({ name, operation, refused }) => ({ name, operation, refused })),
          causes: staging?.drift.map(({ cause }) => cause.details),
        };
      };

      beforeAll(async () => {
        estate = await openEstate(kind, ["catalog"], { secrets });
        expect((await estate.engine.up("staging")).errors).toEqual([]);
      });
      afterAll(() => estate.close());

      test("is told by the next review in Heroku's words, and also after a refresh, until it is done or given up", async () => {
        await estate.edit("Pulumi.staging.yaml", "plan: essential-0", "plan: essential-1");
        const refusal = { status: 422, body: { id: "invalid_params", message: words }, times: "all" };
        await tellHeroku(estate.local, "faults", {
          ...refusal,
          method: "PATCH",
          path: "/apps/{app}/addons/{addon}",
        });
        expect((await estate.engine.up("staging")).errors.join()).toContain(words);

        const change = { name: "catalog-postgres", operation: "update" };
        const said = expect.stringMatching(new RegExp(`^PATCH .*${words}`));
        const told = { changes: [{ ...change, refused: said }], causes: [] };
        expect(await review()).toEqual(told);
        expect((await estate.engine.refresh("staging")).errors).toEqual([]);
        expect(await review()).toEqual(told);
        // A second look is no other one.
        expect((await estate.engine.refresh("staging")).errors).toEqual([]);
        expect(await review()).toEqual(told);

        await estate.edit("Pulumi.staging.yaml", "plan: essential-1", "plan: essential-0");
        expect(await review()).toEqual({ changes: [], causes: [] });
        await estate.edit("Pulumi.staging.yaml", "plan: essential-0", "plan: essential-1");
        await askControl(estate.local, "DELETE /faults");
        expect((await estate.engine.up("staging")).errors).toEqual([]);
        expect(await review()).toEqual({ changes: [], causes: [] });
      });
    },
  );
}
