import { isSecret, log, output, RunError } from "@pulumi/pulumi";
import { expect, test, vi } from "vitest";
import { example, exampleFiles, exampleSecrets } from "../settings/test/example.ts";
import { handOver } from "../settings/test/hand-over.ts";
import { estate } from "./estate.ts";
import {
  everythingFound,
  type LookUps,
  mockEngine,
  notFound,
  pipelineId,
  settled,
  teamId,
} from "./test/mock-engine.ts";

async function bringUp(environment: "staging" | "production", lookUps = everythingFound, isPreview = false) {
  const stack = handOver(environment, exampleFiles, exampleSecrets);
  const engine = await mockEngine(stack, lookUps, isPreview);
  const summary = await estate(example, stack);
  await engine.idle();
  return { engine, outputs: await settled(output(summary)), fingerprints: summary.fingerprints };
}

async function refused(environment: "staging" | "production", lookUps: LookUps) {
  const stack = handOver(environment, exampleFiles, exampleSecrets);
  const engine = await mockEngine(stack, lookUps);
  const error: unknown = await estate(example, stack).catch((reason: unknown) => reason);
  return { engine, error };
}

test("the outputs of a stack tell what was made", async () => {
  const { outputs } = await bringUp("staging");
  expect(outputs.services.shop).toEqual({
    app: "shop-staging",
    url: "https://shop-staging-1a2b3c.herokuapp.com/",
    pipeline: { name: "shop", stage: "staging" },
    drains: { archive: "https://logs.example.org" },
    processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
    addons: {
      postgres: {
        name: "heroku-postgresql-round-12345",
        plan: "heroku-postgresql:essential-0",
        backup: { kind: "daily", at: "02:00", timezone: "America/New_York", keepDays: 7 },
      },
      papertrail: { name: "papertrail-round-12345", plan: "papertrail:choklad" },
    },
    domain: {
      hostname: "shop-staging.example.org",
      dns: "external",
      records: [{ type: "CNAME", name: "shop-staging.example.org", value: "deep-river-1.herokudns.com" }],
      ticket: expect.stringContaining("  value  deep-river-1.herokudns.com\n"),
    },
    notices: ["list@example.org"],
    access: { "ana@example.org": ["deploy", "operate"], "intern@example.org": ["deploy"] },
  });
});

test("declared differences are outputs of every stack", async () => {
  const { outputs } = await bringUp("production");
  expect(outputs.differences).toEqual([
    { path: "services.shop.config.MAIL_SINK", environment: "staging", reason: "testers read the mail" },
    { path: "services.shop.autoscaling.worker", environment: "production", reason: "staging has one dyno" },
    { path: "services.shop.access.intern@example.org", environment: "staging", reason: "interns learn on staging" },
  ]);
});

test("no output holds a secret but the fingerprints, which are one and hold no value", async () => {
  const { outputs, fingerprints } = await bringUp("staging");
  const { fingerprints: known, ...open } = outputs;
  expect(JSON.stringify(open)).not.toMatch(/marker-/);
  expect(JSON.stringify(known.values)).not.toMatch(/marker-/);
  expect(known.values.shop).toHaveProperty("SMTP_PASSWORD", expect.stringMatching(/^[0-9a-f]{64}$/));
  expect(await isSecret(fingerprints)).toBe(true);
});

test("the first environment makes the pipelines, for the team that it looked up", async () => {
  const { engine } = await bringUp("staging");
  const owner = { id: teamId, type: "team" };
  expect(engine.of("Pipeline")).toEqual({
    "shop-pipeline": { name: "shop", owner },
    "page-pipeline": { name: "page", owner },
  });
});

test("a later environment joins the pipelines that are there", async () => {
  const { engine } = await bringUp("production");
  expect(engine.of("Pipeline")).toEqual({});
  expect(engine.of("PipelineCoupling")["shop-pipeline-coupling"]).toEqual({
    appId: "id-of-shop-app",
    pipeline: pipelineId,
    stage: "production",
  });
});

test("every environment refuses beforehand what its up would delete in part only", async () => {
  for (const environment of ["staging", "production"] as const) {
    const { engine } = await bringUp(environment);
    expect(Object.keys(engine.of("PipelineGuard"))).toEqual(["estate-pipelines"]);
    expect(engine.registered.at(-1)?.type).toMatch(/:PipelineGuard$/);
  }
});

const noPipeline: LookUps = {
  ...everythingFound,
  getPipelines: () => ({ pipelines: [] }),
};

test("production before staging makes nothing and says what to do, for every service at once", async () => {
  const { engine, error } = await refused("production", noPipeline);
  expect(RunError.isInstance(error)).toBe(true);
  expect(error).toHaveProperty(
    "message",
    [
      'shop: expected the pipeline "shop", which staging makes, got none: run pulumi up --stack staging first',
      'page: expected the pipeline "page", which staging makes, got none: run pulumi up --stack staging first',
    ].join("\n"),
  );
  expect(engine.registered).toEqual([]);
});

test("a preview of production before staging warns, makes no pipeline of its own, and tells the policies what it waits for", async () => {
  const warned = vi.spyOn(log, "warn").mockResolvedValue();
  const { engine } = await bringUp("production", noPipeline, true);
  expect(warned.mock.calls.map(([line]) => line)).toEqual([
    expect.stringContaining('shop: expected the pipeline "shop", which staging makes'),
    expect.stringContaining('page: expected the pipeline "page", which staging makes'),
  ]);
  expect([engine.of("Pipeline"), engine.of("ReviewAppConfig")]).toEqual([{}, {}]);
  const couplings = engine.of("PipelineCoupling");
  expect(Object.keys(couplings).sort()).toEqual(["page-pipeline-coupling", "shop-pipeline-coupling"]);
  expect(couplings["shop-pipeline-coupling"]).not.toMatchObject({ pipeline: pipelineId });
});

test("a pipeline that could not be looked up is not called missing", async () => {
  const { error } = await refused("production", {
    ...everythingFound,
    getPipelines: notFound("GET /pipelines: 503 from Heroku"),
  });
  expect(error).toHaveProperty("message", expect.stringContaining("could not look them up: GET /pipelines: 503"));
});

test("a team that cannot be seen is named with its file and key, and nothing is made", async () => {
  const { engine, error } = await refused("staging", {
    getTeam: notFound('name: expected a team that this key can see, got "example-library"'),
  });
  expect(RunError.isInstance(error)).toBe(true);
  expect(error).toHaveProperty(
    "message",
    'Pulumi.staging.yaml: estate:team: expected a team that this key can see, got "example-library"',
  );
  expect(engine.registered).toEqual([]);
});

test("wrong settings end the program with all findings in one message, before anything is looked up", async () => {
  const files = { ...exampleFiles, staging: exampleFiles.staging.replace("quantity: 1,", "quantity: one,") };
  const stack = handOver("staging", files);
  const engine = await mockEngine(stack, {});
  const error: unknown = await estate(example, stack).catch((reason: unknown) => reason);
  expect(RunError.isInstance(error)).toBe(true);
  expect(String(error).split("\n")).toHaveLength(3);
  expect(engine.registered).toEqual([]);
});
