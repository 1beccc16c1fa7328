import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { output, RunError } from "@pulumi/pulumi";
import { afterEach, expect, test, vi } from "vitest";
import { kindOf, partOf } from "../kinds/kinds.ts";
import { serviceIn } from "../kinds/naming.ts";
import { handOver } from "../settings/test/hand-over.ts";
import { mockEngine, settled } from "./test/mock-engine.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = Object.fromEntries(
  ["staging", "production"].map((name) => [name, readFileSync(`${root}Pulumi.${name}.yaml`, "utf8")]),
);
const secrets = { "catalog:EMAIL_HOST_PASSWORD": "marker-1a", "bookings:SMTP_PASSWORD": "marker-2b" };

async function program(stack: string, known: Record<string, string>) {
  const input = handOver(stack, files, known);
  const engine = await mockEngine(input);
  vi.stubEnv("PULUMI_CONFIG_SECRET_KEYS", JSON.stringify(input.secretKeys));
  vi.spyOn(process, "cwd").mockReturnValue(root);
  vi.resetModules();
  const outputs = await import("../index.ts");
  await engine.idle();
  return { engine, outputs };
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test.each([
  [
    "staging",
    {
      total: 72,
      services: { catalog: 24, bookings: 19, trails: 22, credits: 7 },
      unpriced: [],
      reviewApps: { catalog: 10, bookings: 5 },
    },
  ],
  ["production", { total: 467, services: { catalog: 137, bookings: 132, trails: 122, credits: 76 }, unpriced: [] }],
])("the committed stack file of %s fits the committed declaration", async (stack, cost) => {
  const { engine, outputs } = await program(stack, secrets);
  const { services, differences, monthlyCost } = await settled(output({ ...outputs }));
  expect(Object.values(services).map(({ app }) => app)).toEqual(
    ["catalog", "bookings", "trails", "credits"].map((name) => `${name}-${stack}`),
  );
  expect(differences.map(({ path }) => path)).toEqual([
    "services.catalog.config.EMAIL_RECIPIENTS",
    "services.bookings.config.EMAIL_RECIPIENTS",
    "services.trails.domain.apexRedirect",
  ]);
  expect(Object.keys(engine.of("PostgresBackupSchedule"))).toEqual([
    "catalog-postgres-backup",
    "bookings-postgres-backup",
    "trails-postgres-backup",
  ]);
  expect(monthlyCost).toEqual(cost);
});

test("the container stack is set at creation, in both environments", async () => {
  for (const stack of ["staging", "production"]) {
    const { engine } = await program(stack, secrets);
    expect(engine.of("App")["trails-app"]).toMatchObject({ stack: "container", acm: true });
    expect(engine.of("App")["credits-app"]).toMatchObject({ acm: false });
  }
});

test("each environment has its own stores, and their config vars are not declared", async () => {
  const { engine } = await program("production", secrets);
  expect(engine.of("Addon")).toMatchObject({
    "trails-redis": { appId: "id-of-trails-app", plan: "heroku-redis:premium-0" },
    "credits-graph": { appId: "id-of-credits-app", plan: "graphenedb:hobby-1" },
    "credits-redis": { appId: "id-of-credits-app", plan: "rediscloud:250" },
  });
  const { vars, sensitiveVars } = engine.of("AppConfigAssociation")["credits-app-config"] ?? {};
  expect(Object.keys(Object(vars))).toEqual([
    "RACK_ENV",
    "RAILS_LOG_TO_STDOUT",
    "RAILS_MAX_THREADS",
    "RAILS_SERVE_STATIC_FILES",
    "ROLLBAR_ENV",
  ]);
  expect(sensitiveVars).toMatchObject({ value: { SECRET_KEY_BASE: expect.any(String) } });
});

test("www is canonical, and only production's apex leads there", async () => {
  const [staging, production] = [await program("staging", secrets), await program("production", secrets)].map(
    ({ engine }) => engine.of("Record"),
  );
  expect(Object.values(staging ?? {})).toMatchObject([{ name: "staging.trails.example.org", type: "CNAME" }]);
  expect(Object.values(production ?? {})).toMatchObject([
    { name: "www.trails.example.org", type: "CNAME" },
    { name: "trails.example.org", type: "A" },
  ]);
});

test("RACK_ENV is the same in both environments, and the canonical host is the own domain", async () => {
  const [staging, production] = [await program("staging", secrets), await program("production", secrets)].map(
    ({ engine }) => engine.of("AppConfigAssociation")["bookings-app-config"]?.vars,
  );
  expect(staging).toMatchObject({ RACK_ENV: "production", APPLICATION_HOST: "bookings-staging.example.org" });
  expect(production).toMatchObject({ RACK_ENV: "production", APPLICATION_HOST: "bookings.example.org" });
});

test("without its secrets the example names every missing one, and nothing is made", async () => {
  const error: unknown = await program("staging", {}).catch((reason: unknown) => reason);
  expect(RunError.isInstance(error)).toBe(true);
  expect(String(error).split("\n")).toEqual([
    expect.stringContaining("pulumi config set --secret catalog:EMAIL_HOST_PASSWORD --stack staging"),
    expect.stringContaining("pulumi config set --secret bookings:SMTP_PASSWORD --stack staging"),
  ]);
});

test("every object is called as its kind says, so that a review can read the name back", async () => {
  const { engine } = await program("staging", secrets);
  const services = ["catalog", "bookings", "trails", "credits"];
  const misnamed = engine.registered.flatMap(({ type, name }) => {
    const kind = kindOf({ type });
    const service = serviceIn(name, services);
    if (kind === undefined || service === undefined) return [];
    return kind.naming.of(service, partOf({ type, name, service })) === name ? [] : [name];
  });
  expect(misnamed).toEqual([]);
});
