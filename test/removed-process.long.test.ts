import { askControl } from "@tandem/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { releaseCode } from "../cli/try/code-release.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { whatHerokuHas } from "./support/what-heroku-has.ts";

const cost = z.object({ monthlyCost: z.object({ total: z.number() }) });

for (const kind of engineKinds) {
  describe.skipIf(kind.missing !== undefined)(`a process that is removed, under ${kind.missing ?? kind.name}`, () => {
    let estate: Estate;

    const dynos = async () => (await whatHerokuHas(estate.api, "example-library")).apps["catalog-staging"]?.dynos;
    beforeAll(async () => {
      estate = await openEstate(kind);
      expect((await estate.engine.up("staging")).errors).toEqual([]);
      await releaseCode(estate.api, "catalog-staging", ["web", "worker"]);
      expect((await estate.engine.up("staging")).errors).toEqual([]);
      expect(await dynos()).toEqual([
        ["web", 1, "Basic"],
        ["worker", 1, "Basic"],
      ]);
    });
    afterAll(() => estate.close());

    test("has no dynos afterwards, and costs what the preview said", async () => {
      await estate.edit("index.ts", 'processes: ["web", "worker"]', 'processes: ["web"]');
      await estate.edit("index.ts", '  broker: "postgres",\n', "");
      for (const stack of ["staging", "production"]) {
        await estate.edit(`Pulumi.${stack}.yaml`, / {8}worker: .*\n/, "");
      }
      const { steps, outputs, previousOutputs, errors } = await estate.engine.up("staging");
      expect(errors).toEqual([]);
      const deleted = steps.filter(({ operation }) => operation === "delete").map(({ name }) => name);
      expect(deleted).toEqual(["catalog-app-worker"]);
      expect(await dynos()).toEqual([
        ["web", 1, "Basic"],
        ["worker", 0, "Basic"],
      ]);
      const totals = [previousOutputs, outputs].map((each) => cost.parse(each).monthlyCost.total);
      expect(totals[1]).toBe((totals[0] ?? 0) - 7);
    });

    test("changes no dynos one by one when the whole app goes", async () => {
      await askControl(estate.local, "DELETE /requests");
      expect((await estate.engine.destroy("staging")).errors).toEqual([]);
      const answer = await askControl(estate.local, "GET /requests");
      const { counts } = z.object({ counts: z.record(z.string(), z.number()) }).parse(await answer.json());
      expect(Object.keys(counts).filter((request) => /^PATCH .*formation/.test(request))).toEqual([]);
    });
  });
}
