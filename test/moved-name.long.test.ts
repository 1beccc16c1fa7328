import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { secretsOf } from "./support/secrets.ts";
import { whatHerokuHas } from "./support/what-heroku-has.ts";

const key = "catalog:EMAIL_HOST_PASSWORD";
const secrets = (environment: string) => ({ [key]: secretsOf(environment)[key] });

for (const kind of engineKinds) {
  describe.skipIf(kind.missing !== undefined)(`a name that moves, under ${kind.missing ?? kind.name}`, () => {
    let estate: Estate;

    const heroku = () => whatHerokuHas(estate.api, "example-library");
    beforeAll(async () => {
      estate = await openEstate(kind, ["catalog", "bookings"], { secrets });
      // Its name would begin with that of the service, which is to be another one.
      await estate.edit("index.ts", / {4}SMTP_PASSWORD: secret\(\),\n/, "");
      expect((await estate.engine.up("staging")).errors).toEqual([]);
    });
    afterAll(() => estate.close());

    test("between two services, a host name is refused before anything is made, and moves in two steps", async () => {
      const before = await heroku();
      const [own, others] = ["catalog-staging.example.org", "bookings-staging.example.org"];
      await estate.edit("Pulumi.staging.yaml", `domain: ${own}`, "domain: swapped.example.org");
      await estate.edit("Pulumi.staging.yaml", `domain: ${others}`, `domain: ${own}`);
      const refused = await estate.engine.up("staging");
      expect([refused.outcome, refused.errors.join("\n")]).toEqual([
        "failed",
        expect.stringMatching(
          /cannot move within one up: first remove catalog-domain, .* then declare it here and run/,
        ),
      ]);
      expect(await heroku()).toEqual(before);

      await estate.edit("Pulumi.staging.yaml", `domain: ${own}`, `domain: ${others}`);
      expect((await estate.engine.up("staging")).errors).toEqual([]);
      await estate.edit("Pulumi.staging.yaml", `domain: ${others}`, `domain: ${own}`);
      expect((await estate.engine.up("staging")).errors).toEqual([]);
      const { apps } = await heroku();
      const names = ["catalog-staging", "bookings-staging"].map((app) =>
        apps[app]?.domains.map(({ hostname }) => hostname),
      );
      expect(names).toEqual([["swapped.example.org"], [own]]);
    });

    test("with a service that is renamed without formerly, a host name does not move: it is refused before anything is made", async () => {
      const before = await heroku();
      await estate.edit("index.ts", 'name: "bookings",', 'name: "rooms",');
      await estate.edit("Pulumi.staging.yaml", "    bookings:", "    rooms:");
      const { errors } = await estate.engine.up("staging");
      expect(errors.join("\n")).toMatch(
        /services\.bookings: expected formerly .*; if it was renamed rooms, write formerly: "bookings" there/,
      );
      expect(await heroku()).toEqual(before);
    });
  });
}
