import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { whatHerokuHas } from "./support/what-heroku-has.ts";

for (const kind of engineKinds) {
  describe.skipIf(kind.missing !== undefined)(`a prefix for every app, under ${kind.missing ?? kind.name}`, () => {
    let estate: Estate;

    const heroku = () => whatHerokuHas(estate.api, "example-library");
    beforeAll(async () => {
      estate = await openEstate(kind, ["catalog", "bookings"]);
      expect((await estate.engine.up("staging")).errors).toEqual([]);
      await estate.edit("Pulumi.staging.yaml", "config:", "config:\n  estate:prefix: lib");
    });
    afterAll(() => estate.close());

    test("is refused in the preview, which names each app and the entry that confirms its rename", async () => {
      const before = await heroku();
      const { outcome, errors } = await estate.engine.up("staging");
      expect(outcome).toBe("failed");
      expect(errors.join("\n")).toContain("expected confirmation of rename");
      for (const service of ["catalog", "bookings"]) {
        expect(errors.join("\n")).toContain(`staging/${service}-app:rename`);
      }
      expect(await heroku()).toEqual(before);
    });

    test("renames the apps when each is confirmed", async () => {
      const entries = ["catalog", "bookings"].map((service) => `staging/${service}-app:rename`);
      await estate.edit("Pulumi.staging.yaml", "config:", `config:\n  heroku:confirm: [${entries.join(", ")}]`);
      expect((await estate.engine.up("staging")).errors).toEqual([]);
      expect(Object.keys((await heroku()).apps)).toEqual(["lib-bookings-staging", "lib-catalog-staging"]);
    });
  });
}
