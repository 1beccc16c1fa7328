import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunResult } from "../engine/engine.ts";
import { type Edits, edited } from "./support/edited.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { allServices } from "./support/project-copy.ts";
import { tellHeroku } from "./support/tell-heroku.ts";
import { whatHerokuHas } from "./support/what-heroku-has.ts";

const left = new Map<string, unknown>();

/** A vendor, a plan and a hosted zone that are nowhere; proximo is shut down beside them. */
const nowhere: Edits = {
  "index.ts": (text) =>
    text
      .replace("rollbar: rollbar()", 'rollbar: { vendor: { ...rollbar().vendor, service: "rolbar" } }')
      .replace('route53("trails.example.org")', 'route53("nowhere.invalid")'),
  "Pulumi.staging.yaml": (text) =>
    text.replace(/staging\.trails\.example\.org(.*)essential-0/s, "trails.nowhere.invalid$1essential-9"),
};

/** What a run changed outside of Heroku, as `create Record trails-domain-record`, and whether it was only simulated. */
const elsewhere = ({ steps }: RunResult) =>
  steps
    .filter(({ type }) => type.startsWith("aws:"))
    .map(({ operation, type, name, simulated }) => `${operation} ${type.split(":").at(-1)} ${name} ${simulated}`)
    .sort();

for (const kind of engineKinds) {
  const title = kind.missing ?? kind.name;
  describe.skipIf(kind.missing !== undefined)(`the whole example under ${title}`, () => {
    let estate: Estate;

    beforeAll(async () => {
      estate = await openEstate(kind, allServices);
    });
    afterAll(() => estate.close());

    test("what Heroku or Route 53 does not have is reported with its place, before the first write", async () => {
      await tellHeroku(estate.local, "addon-services", { name: "proximo", state: "shutdown" });
      // An engine of its own: what it writes into the stack file goes with the edits.
      const engine = await kind.open(estate.folder, estate.env);
      const { errors } = await edited(estate.folder, nowhere, () => engine.preview("staging"));
      await tellHeroku(estate.local, "addon-services", { name: "proximo", state: "ga" });
      expect(errors.join("\n").split("\n").sort()).toEqual([
        expect.stringMatching(
          /^Pulumi\.staging\.yaml: .*trails\.addons\.postgres\.plan: expected a plan of heroku-postgresql, the cheapest first: essential-0, essential-1, .*, got essential-9/,
        ),
        "index.ts: services.catalog.addons.proximo: expected an add-on service that Heroku still sells, got proximo, which was shut down: quotaGuard() does the same job (egress)",
        "index.ts: services.catalog.addons.rollbar: expected an add-on service that Heroku has, got rolbar: did you mean rollbar",
        "index.ts: services.trails.domain: expected the hosted zone nowhere.invalid in Route 53, got none of that name: make it first, or check region and account of the AWS credentials",
      ]);
      expect((await whatHerokuHas(estate.api, "example-library")).apps).toEqual({});
    });

    test("four services come up, and what AWS would hold is shown as simulated", async () => {
      const [staging, production] = [await estate.engine.up("staging"), await estate.engine.up("production")];
      expect([...staging.errors, ...production.errors]).toEqual([]);
      // No waiver, and only the note of the first environment.
      expect(staging.violations.map(({ policy, message }) => `${policy}: ${message}`)).toEqual([
        expect.stringMatching(/^parity-is-checked: staging: .*, got none yet$/),
      ]);
      expect(production.violations).toEqual([]);
      expect(elsewhere(staging)).toEqual(["create Record trails-domain-record true"]);
      expect(elsewhere(production)).toEqual([
        "create Bucket trails-domain-apex true",
        "create BucketWebsiteConfiguration trails-domain-apex-website true",
        "create Record trails-domain-apex-record true",
        "create Record trails-domain-record true",
      ]);
      expect(production.outputs).toMatchObject({ monthlyCost: { total: 467 } });
      const heroku = await whatHerokuHas(estate.api, "example-library");
      expect(Object.keys(heroku.apps)).toHaveLength(8);
      left.set(kind.name, heroku);
    });

    test.each(["staging", "production"])("a second time there is nothing to do in %s", async (stack) => {
      const { steps, errors } = await estate.engine.preview(stack);
      expect(errors).toEqual([]);
      expect(steps.filter(({ operation }) => operation !== "same").map(({ name }) => name)).toEqual([]);
    });
  });
}

const absent = engineKinds.flatMap(({ missing }) => missing ?? []);
test.skipIf(absent.length > 0)(
  `both engines leave the same four services behind${absent.map((why) => ` under ${why}`).join("")}`,
  () => {
    const [first, ...others] = engineKinds.map(({ name }) => left.get(name));
    expect(first).toBeDefined();
    for (const other of others) expect(other).toEqual(first);
  },
);
