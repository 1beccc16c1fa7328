import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, test } from "vitest";
import { declaredEstate } from "../../cli/estate/declared-estate.ts";
import { daily, fixed, reviewApps, type ServiceDeclaration } from "../../settings/declare.ts";
import { catalogue, otherAddon, postgres, redis, rollbar } from "../../settings/vendors.ts";
import { reviewed, shop } from "../test/reviewed.ts";
import { appJsonFile } from "./app-json-file.ts";
import type { ReviewedService } from "./document.ts";
import { publishedSchema } from "./test/published-schema.ts";

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats.default(ajv);
const validate = ajv.compile(publishedSchema);

const expectValid = (declaration: ServiceDeclaration): void => expectValidFor(reviewed(declaration));

function expectValidFor(service: ReviewedService): void {
  const text = appJsonFile(service, undefined)?.text;
  expect(text).toBeDefined();
  validate(JSON.parse(text ?? ""));
  expect(validate.errors ?? []).toEqual([]);
}

const name = fc.stringMatching(/^[a-z][a-z0-9-]{1,12}[a-z0-9]$/);
const key = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,12}$/);
const words = fc.string({ minLength: 1, maxLength: 20 });
const variable = fc.oneof(
  words.map((value) => fixed(value)),
  fc.constantFrom(...Object.values(shop.config ?? {})),
);
const addon = fc.constantFrom(
  ...Object.values(shop.addons ?? {}),
  postgres({ backup: daily("02:00", "UTC") }),
  redis(),
  rollbar(),
  otherAddon("memcachier", { firstPlan: "dev", options: { region: "us" } }),
);
const declared: fc.Arbitrary<ServiceDeclaration> = fc.record(
  {
    name,
    description: words,
    stack: fc.constantFrom("heroku-22", "heroku-24", "container"),
    buildpacks: fc.array(fc.constantFrom("heroku/python", "https://github.com/example/pack")),
    processes: fc
      .uniqueArray(name, { minLength: 1, maxLength: 3 })
      .map(([first = "web", ...rest]) => [first, ...rest] as const),
    addons: fc.dictionary(fc.constantFrom("a", "b", "c"), addon),
    config: fc.dictionary(key, variable, { maxKeys: 6 }),
    reviewApps: fc
      .record({ size: fc.constantFrom("Eco", "basic", "Standard-1X", "PERFORMANCE-M"), postdeploy: words })
      .map((options) => reviewApps("example-library/shop", options)),
  },
  { requiredKeys: ["name", "processes", "reviewApps"] },
);

test("a written app.json fits the schema that Heroku publishes", () => expectValid(shop));

test("the example estate's app.json fits it", async () => {
  const { declaration, environments } = await declaredEstate(fileURLToPath(new URL("../../", import.meta.url)));
  const [environment] = declaration.environments;
  const services = environments.get(environment)?.services ?? [];
  const withReviewApps = services.filter((settings) => settings.declaration.reviewApps !== undefined);
  expect(withReviewApps.map(({ declaration: { name } }) => name)).toEqual(["catalog", "bookings"]);
  for (const settings of withReviewApps) expectValidFor({ environment, settings });
});

test("the app.json of any declaration fits it", () => {
  fc.assert(fc.property(declared, expectValid), { numRuns: 200 });
});

test("accepts a plan with its service, without it, or as a number", () => {
  const plans = { postgres: "heroku-postgresql:essential-1", papertrail: "fixa" };
  const text = appJsonFile(reviewed({ ...shop, reviewApps: { ...shop.reviewApps, plans } }), undefined)?.text;
  expect(JSON.parse(text ?? "").addons).toEqual([
    { plan: "heroku-postgresql:essential-1", options: { version: "17" } },
    "papertrail:fixa",
  ]);
});

test("writes no generated value and no fixed value that looks like a secret", () => {
  const config = {
    API_TOKEN: fixed("marker-1"),
    BROKER: fixed("amqp://app:marker-2@mq.example.org"),
    MODE: fixed("live"),
  };
  const text = appJsonFile(reviewed({ ...shop, config }, { API_TOKEN: "marker-3" }), undefined)?.text ?? "";
  expect(text).not.toContain("marker");
  expect(JSON.parse(text).env).toMatchObject({
    API_TOKEN: { required: true },
    BROKER: { required: true },
    MODE: { value: "live" },
  });
});

test("a stack that app.json cannot hold is a finding in index.ts", () => {
  expect(appJsonFile(reviewed({ ...shop, stack: "cedar" }), undefined)).toEqual({
    findings: [
      {
        file: "index.ts",
        path: "services.shop",
        expected: "container, cnb, or a stack such as heroku-24 for stack of app.json",
        got: "a value that Heroku refuses",
        level: "unreadable",
      },
    ],
  });
});

test("every vendor of the catalogue has a first plan that app.json accepts", () => {
  const addons = Object.fromEntries(Object.entries(catalogue).map(([slot, vendor]) => [slot, { vendor }]));
  expectValid({ ...shop, addons, reviewApps: { ...shop.reviewApps, plans: {} } });
});
