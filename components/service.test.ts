import type { ResourceTransformation } from "@pulumi/pulumi";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { checkSettings } from "../settings/check-settings.ts";
import type { Environment } from "../settings/declare.ts";
import type { IgnoreRule } from "../settings/review-rules.ts";
import { example, exampleFiles, exampleSecrets } from "../settings/test/example.ts";
import { handOver } from "../settings/test/hand-over.ts";
import { Service } from "./service.ts";
import { mockEngine, pipelineId, teamId } from "./test/mock-engine.ts";

async function made(environment: Environment, name: "shop" | "page", ignore: readonly IgnoreRule[] = []) {
  const stack = handOver(environment, exampleFiles, exampleSecrets);
  const engine = await mockEngine(stack);
  const checked = checkSettings(example, stack);
  if ("findings" in checked) throw new Error("expected settings without findings");
  const settings = checked.settings.services.find(({ declaration }) => declaration.name === name);
  if (settings === undefined) throw new Error(`expected the service ${name}`);
  const guarded: string[] = [];
  const ignored: Record<string, string[]> = {};
  const record: ResourceTransformation = ({ name, type, props, opts }) => {
    if ("ignoreChanges" in opts && opts.ignoreChanges !== undefined) ignored[name] = opts.ignoreChanges;
    if (opts.protect === true) guarded.push(`${type.split(":").at(-1)} ${name}`);
    return { props, opts };
  };
  const surroundings = {
    team: { id: teamId, name: "example-library" },
    pipelines: new Map(environment === "staging" ? [] : [[name, pipelineId]]),
    awaitedPipelines: [],
    zones: new Map<string, string>(),
    prices: { plans: new Map(), dynos: new Map() },
  };
  new Service(name, { settings, environment, ignore, surroundings }, { transformations: [record] });
  await engine.idle();
  return { engine, guarded, ignored };
}

test("the app belongs to the team and has certificates because it has a domain", async () => {
  const { engine } = await made("staging", "shop");
  expect(engine.of("App")).toEqual({
    "shop-app": { name: "shop-staging", organization: { name: "example-library" }, acm: true },
  });
});

test("a service with nothing but a process has an app, a dyno and a place in a pipeline", async () => {
  const { engine } = await made("staging", "page");
  const nouns = engine.registered.map(({ type }) => type.split(":").at(-1));
  expect(nouns.toSorted()).toEqual([
    "App",
    "Formation",
    "Pipeline",
    "PipelineCoupling",
    "Service",
    "ServicePipeline",
    "TeamApp",
  ]);
  expect(engine.of("App")["page-app"]).toMatchObject({ acm: false });
});

test("log lines go to the address that only the stack's secrets have", async () => {
  const { engine } = await made("production", "shop");
  expect(engine.of("Drain")).toEqual({
    "shop-drains-archive": { appId: "id-of-shop-app", sensitiveUrl: sealed("https://logs.example.org/marker-7e2d") },
  });
});

test("config vars are one object: what may be seen, and what may not", async () => {
  const { engine } = await made("staging", "shop");
  const { vars, sensitiveVars } = engine.of("AppConfigAssociation")["shop-app-config"] ?? {};
  expect(vars).toEqual({
    HOST: "shop-staging.example.org",
    LABEL: "staging",
    LOG_LEVEL: "debug",
    MAIL_SINK: "testers@example.org",
    MODE: "production",
  });
  expect(sensitiveVars).toEqual(sealed({ SESSION_KEY: "marker-generated-9b2d", SMTP_PASSWORD: "marker-3f1c" }));
});

test("what is declared for staging only is not in production", async () => {
  const { engine } = await made("production", "shop");
  expect(engine.of("AppConfigAssociation")["shop-app-config"]?.vars).not.toHaveProperty("MAIL_SINK");
  expect(engine.of("TeamCollaborator")).toEqual({
    "shop-access-ana@example.org": {
      appId: "id-of-shop-app",
      email: "ana@example.org",
      permissions: ["deploy", "operate"],
    },
  });
});

test("each process type has its dynos, in Heroku's spelling of the size", async () => {
  const { engine } = await made("staging", "shop");
  const appId = "id-of-shop-app";
  expect(engine.of("Formation")).toEqual({
    "shop-app-web": { appId, type: "web", quantity: 1, size: "Basic" },
    "shop-app-worker": { appId, type: "worker", quantity: 1, size: "Basic" },
  });
});

test("an add-on is a component named after its vendor, with the plan in full and its options", async () => {
  const { engine } = await made("production", "shop");
  expect(engine.of("Postgres")).toHaveProperty("shop-postgres");
  expect(engine.of("Papertrail")).toHaveProperty("shop-papertrail");
  const appId = "id-of-shop-app";
  expect(engine.of("Addon")).toEqual({
    "shop-postgres": { appId, plan: "heroku-postgresql:standard-0", config: { version: "17" } },
    "shop-papertrail": { appId, plan: "papertrail:fixa" },
  });
});

test("a backup schedule is bound to its database and starts at the declared hour", async () => {
  const { engine } = await made("production", "shop");
  expect(engine.of("PostgresBackupSchedule")).toEqual({
    "shop-postgres-backup": {
      appId: "id-of-shop-app",
      addonId: "id-of-shop-postgres",
      hour: 2,
      timezone: "America/New_York",
    },
  });
});

test("the domain is added to the app", async () => {
  const { engine } = await made("production", "shop");
  expect(engine.of("Domain")).toEqual({ "shop-domain": { appId: "id-of-shop-app", hostname: "shop.example.org" } });
});

test("a deploy notice goes to the relay, names the list and is signed with a key of its own", async () => {
  const { engine } = await made("staging", "shop");
  expect(engine.of("GeneratedSecret")).toHaveProperty(["shop-notice-list@example.org-key"]);
  expect(engine.of("AppWebhook")).toEqual({
    "shop-notice-list@example.org": {
      appId: "id-of-shop-app",
      url: "https://notices.example.org/heroku?to=list%40example.org",
      includes: ["api:release"],
      level: "sync",
      secret: sealed("marker-generated-9b2d"),
    },
  });
});

test("in production the app and its database are protected, and nothing else is", async () => {
  const { guarded } = await made("production", "shop");
  expect(guarded).toEqual(["App shop-app", "Addon shop-postgres"]);
});

test("beside its resources, policies see what a service declares, without a secret", async () => {
  const outputs = vi.spyOn(Service.prototype as unknown as { registerOutputs(all: object): void }, "registerOutputs");
  await made("staging", "shop");
  const { declared } = z.object({ declared: z.json() }).parse(outputs.mock.calls[0]?.[0]);
  outputs.mockRestore();
  expect(declared).toMatchObject({
    name: "shop",
    appName: "shop-staging",
    broker: "postgres",
    processes: ["web", "worker"],
  });
  expect(JSON.stringify(declared)).not.toMatch(/marker/);
});

test("only the environment that owns the pipeline makes its review apps, of a service that declares them", async () => {
  const reviewed = async (environment: Environment, name: "shop" | "page") =>
    Object.keys((await made(environment, name)).engine.of("ReviewAppConfig"));
  expect(await reviewed("staging", "shop")).toEqual(["shop-review-apps"]);
  expect(await reviewed("staging", "page")).toEqual([]);
  expect(await reviewed("production", "shop")).toEqual([]);
});

test("an up leaves what a rule ignores as it is on Heroku, and nothing else", async () => {
  const rule = (path: string) => ({ service: "shop", path, reason: "another team owns it" });
  const { ignored } = await made("staging", "shop", [
    rule("processes.web.quantity"),
    rule("app.maintenance"),
    rule("config.LOG_LEVEL"),
    rule("config.SMTP_PASSWORD"),
    rule("config.NOT_DECLARED"),
    rule("domain"),
    { ...rule("processes.worker"), service: "page" },
  ]);
  expect(ignored).toEqual({
    "shop-app": ["maintenance"],
    "shop-app-web": ["quantity"],
    "shop-app-config": ["vars.LOG_LEVEL", "sensitiveVars.SMTP_PASSWORD"],
    "shop-domain": ["*"],
  });
});

test("staging can be destroyed at will", async () => {
  const { guarded } = await made("staging", "shop");
  expect(guarded).toEqual([]);
});

test("every name begins with the service's", async () => {
  const { engine } = await made("staging", "shop");
  const strangers = engine.registered.filter(({ name }) => name !== "shop" && !name.startsWith("shop-"));
  expect(strangers).toEqual([]);
});

/** How a secret arrives at the engine. */
const sealed = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});
