import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { releaseCode } from "../cli/try/code-release.ts";
import { changes } from "./support/changes.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { whatHerokuHas } from "./support/what-heroku-has.ts";

const team = "example-library";
const left = new Map<string, unknown>();
const any = z.unknown();

for (const kind of engineKinds) {
  const title = kind.missing ?? kind.name;
  describe.skipIf(kind.missing !== undefined)(`the life of an estate under ${title}`, () => {
    let estate: Estate;

    const up = async (stack: string) => {
      const result = await estate.engine.up(stack);
      expect(result.errors).toEqual([]);
      expect(result.outcome).toBe("succeeded");
      return result;
    };
    const heroku = () => whatHerokuHas(estate.api, team);
    const appNamed = async (name: string) => (await heroku()).apps[name];

    beforeAll(async () => {
      estate = await openEstate(kind);
    });
    afterAll(() => estate.close());

    test("production before staging makes nothing and says what to do", async () => {
      const result = await estate.engine.up("production");
      expect(result.outcome).toBe("failed");
      expect(result.errors.join("\n")).toContain("run pulumi up --stack staging first");
      expect(await heroku()).toEqual({ pipelines: [], apps: {} });
    });

    test("both environments come up whole", async () => {
      await up("staging");
      await up("production");
      const { apps, pipelines } = await heroku();
      expect(pipelines).toEqual(["bookings", "catalog"]);
      expect(Object.keys(apps)).toEqual([
        "bookings-production",
        "bookings-staging",
        "catalog-production",
        "catalog-staging",
      ]);
      expect(apps["catalog-production"]).toMatchObject({
        acm: true,
        coupling: "catalog: production",
        schedules: [{ name: "DATABASE_URL", hour: 2, timezone: "America/New_York" }],
        domains: [{ hostname: "catalog.example.org" }],
        dynos: [],
      });
    });

    test("after a release the next up sets the dynos, and only them", async () => {
      for (const app of Object.keys((await heroku()).apps)) await releaseCode(estate.api, app, ["web", "worker"]);
      expect(changes(await up("staging"))).toEqual([
        "update Formation bookings-app-web",
        "update Formation bookings-app-worker",
        "update Formation catalog-app-web",
        "update Formation catalog-app-worker",
      ]);
      await up("production");
      expect((await appNamed("catalog-production"))?.dynos).toEqual([
        ["web", 2, "Standard-1X"],
        ["worker", 1, "Standard-1X"],
      ]);
    });

    test("nothing changed is nothing written", async () => {
      await estate.requests();
      expect(changes(await up("staging"))).toEqual([]);
      expect((await estate.requests()).writes).toBe(0);
    });

    test("a plan is changed in place", async () => {
      await estate.edit("Pulumi.staging.yaml", "plan: essential-0", "plan: essential-1");
      expect(changes(await up("staging"))).toEqual(["update Addon catalog-postgres"]);
      const plans = (await appNamed("catalog-staging"))?.addOns.map(({ plan }) => plan);
      expect(plans).toContain("heroku-postgresql:essential-1");
    });

    test("a config var is changed, and no other", async () => {
      const before = await appNamed("catalog-staging");
      await estate.edit("Pulumi.staging.yaml", "DJANGO_LOG_LEVEL: DEBUG", "DJANGO_LOG_LEVEL: WARNING");
      expect(changes(await up("staging"))).toEqual([
        "update AppConfigAssociation catalog-app-config",
        "update PipelineConfigVar catalog-review-apps-review",
        "update PipelineConfigVar catalog-review-apps-test",
      ]);
      expect((await appNamed("catalog-staging"))?.config).toEqual({ ...before?.config, DJANGO_LOG_LEVEL: "WARNING" });
    });

    test("a change by hand is found by a refresh, and reverted", async () => {
      const app = "/apps/catalog-staging";
      await estate.api.platform.send("PATCH", `${app}/config-vars`, {
        response: any,
        body: { DJANGO_LOG_LEVEL: "TRACE", THEIRS: "1" },
      });
      await estate.api.platform.send("DELETE", `${app}/domains/catalog-staging.example.org`, { response: any });
      expect(changes(await estate.engine.refresh("staging"))).toEqual([
        "delete Domain catalog-domain",
        "update AppConfigAssociation catalog-app-config",
      ]);
      expect(changes(await up("staging"))).toEqual([
        "create Domain catalog-domain",
        "update AppConfigAssociation catalog-app-config",
      ]);
      const found = await appNamed("catalog-staging");
      expect(found?.config).toMatchObject({ DJANGO_LOG_LEVEL: "WARNING", THEIRS: "1" });
      expect(found?.domains).toEqual([{ hostname: "catalog-staging.example.org", kind: "custom" }]);
    });

    test("a rolled-back app is moved forward only by an up that may", async () => {
      const { platform } = estate.api;
      const at = "/apps/catalog-staging/releases";
      const releases = await platform.list(at, z.object({ id: z.string(), description: z.string() }));
      const deploy = releases.find(({ description }) => description.startsWith("Deploy"));
      await platform.send("POST", at, { body: { release: deploy?.id }, response: any });
      await estate.engine.refresh("staging");
      const before = await heroku();
      const { outcome, errors } = await estate.engine.up("staging");
      expect([outcome, errors.join("\n")]).toEqual([
        "failed",
        expect.stringMatching(/catalog-staging: expected an app that is not rolled back, .* HEROKU_MOVE_FORWARD=cat/),
      ]);
      expect(await heroku()).toEqual(before);
      await estate.edit("Pulumi.staging.yaml", "config:", "config:\n  heroku:moveForward: catalog-staging");
      expect(changes(await up("staging"))).toEqual(["update AppConfigAssociation catalog-app-config"]);
      await estate.edit("Pulumi.staging.yaml", "\n  heroku:moveForward: catalog-staging", "");
      expect((await appNamed("catalog-staging"))?.config).toMatchObject({ DJANGO_LOG_LEVEL: "WARNING" });
    });

    test("an add-on is removed from a rolled-back app by no up, which writes nothing", async () => {
      const { platform } = estate.api;
      const app = "/apps/bookings-staging";
      const row = z.object({ id: z.string(), version: z.int() });
      const [newest] = (await platform.list(`${app}/releases`, row)).sort((one, other) => other.version - one.version);
      await platform.send("PATCH", `${app}/config-vars`, { response: any, body: { THEIRS: "1" } });
      await platform.send("POST", `${app}/releases`, { body: { release: newest?.id }, response: any });
      const before = await heroku();
      // The Pulumi CLI writes a stack file without these blanks.
      const knob = /(bookings:[\s\S]*?) +rollbar: \{ ?plan: free ?\}\n/;
      const beside = /(bookings:[\s\S]*?\n)( +)(papertrail: .*\n)/;
      const declared = /(name: "bookings"[\s\S]*?)rollbar: rollbar\(\)/;
      await estate.edit("index.ts", declared, '$1rollbar: onlyIn("production", rollbar(), "a trial")');
      const tracked = 'name: "bookings",';
      const untracked = `${tracked}\n  exceptions: { withoutErrorTracker: { staging: "a trial" } },`;
      await estate.edit("index.ts", tracked, untracked);
      await estate.edit("Pulumi.staging.yaml", knob, "$1");
      await estate.requests();
      const { outcome, errors } = await estate.engine.up("staging");
      expect([outcome, errors.join("\n")]).toEqual([
        "failed",
        expect.stringMatching(/bookings-staging: expected an app that is not rolled back, .*=bookings-staging/),
      ]);
      expect((await estate.requests()).writes).toBe(0);
      expect(await heroku()).toEqual(before);
      await estate.edit("index.ts", 'onlyIn("production", rollbar(), "a trial")', "rollbar()");
      await estate.edit("index.ts", untracked, tracked);
      await estate.edit("Pulumi.staging.yaml", beside, "$1$2$3$2rollbar: { plan: free }\n");
      await up("staging");
    });

    const region = 'name: "bookings",\n  region: "eu",';

    test("a production app that would be replaced is refused before anything is deleted, by staging too", async () => {
      const before = await heroku();
      await estate.edit("index.ts", 'name: "bookings",', region);
      for (const environment of ["staging", "production"] as const) {
        const { outcome, errors } = await estate.engine.up(environment);
        expect([outcome, errors.join("\n")]).toEqual([
          "failed",
          expect.stringMatching(
            /services\.bookings\.region: expected us, or unprotected: .* deployed to production before the move/,
          ),
        ]);
      }
      expect(await heroku()).toEqual(before);
      await estate.edit("index.ts", region, 'name: "bookings",');
    });

    test("an unprotected app that moves region is replaced with all that hangs on it once that is confirmed", async () => {
      const lifted = 'name: "bookings",\n  unprotected: "it moves",';
      await estate.edit("index.ts", 'name: "bookings",', lifted);
      await up("production");
      await estate.edit("index.ts", 'name: "bookings",', region);
      const before = await appNamed("bookings-staging");
      const estateBefore = await heroku();
      const refused = await estate.engine.up("staging");
      expect([refused.outcome, refused.errors.join("\n")]).toEqual([
        "failed",
        expect.stringMatching(/App bookings-app: expected confirmation of replace, .*=staging\/bookings-app:replace/),
      ]);
      expect(await heroku()).toEqual(estateBefore);
      const objects = ["app", "postgres", "papertrail", "rollbar"].map((name) => `"staging/bookings-${name}:replace"`);
      await estate.edit("Pulumi.staging.yaml", "config:", `config:\n  heroku:confirm: [${objects.join(", ")}]`);
      const result = await up("staging");
      expect(changes(result)).toContain("replace App bookings-app");
      expect(await appNamed("bookings-staging")).toEqual({ ...before, region: "eu", dynos: [] });
      await estate.edit("index.ts", region, 'name: "bookings",');
      await estate.edit("index.ts", lifted, 'name: "bookings",');
      await up("staging");
      await up("production");
    });

    test("a service that is added comes, and one that is no longer declared goes", async () => {
      await up("staging");
      const before = await heroku();
      await estate.edit(
        "index.ts",
        "services: [catalog, bookings]",
        `services: [catalog, bookings, service({
          name: "wiki",
          processes: ["web"],
          addons: { papertrail: papertrail(), rollbar: rollbar() },
          config: { ROLLBAR_ENV: environmentName() },
        })]`,
      );
      await estate.edit(
        "Pulumi.staging.yaml",
        "    bookings:",
        `    wiki:
      processes: { web: { quantity: 1, size: Basic } }
      addons: { papertrail: { plan: choklad }, rollbar: { plan: free } }
    bookings:`,
      );
      await up("staging");
      expect(await heroku()).toMatchObject({
        pipelines: ["bookings", "catalog", "wiki"],
        apps: { "wiki-staging": {} },
      });
      await estate.edit("index.ts", /, service\(\{\s*name: "wiki"[\s\S]*?\}\)\]/, "]");
      await estate.edit("Pulumi.staging.yaml", / {4}wiki:\n( {6}.*\n)*/, "");
      await up("staging");
      expect(await heroku()).toEqual(before);
      left.set(kind.name, before);
    });

    test("a pipeline that still holds another environment's app is not deleted, and the error gives the order", async () => {
      const { errors } = await estate.engine.destroy("staging");
      expect(errors.join("\n")).toContain("catalog-production");
      expect(errors.join("\n")).toMatch(/production.*first/);
      expect((await heroku()).pipelines).toEqual(["bookings", "catalog"]);
      expect((await up("staging")).steps.length).toBeGreaterThan(0);
    });

    test("destroy deletes nothing where something is protected, and else leaves nothing behind", async () => {
      const before = await heroku();
      const refused = await estate.engine.destroy("production");
      expect(refused.outcome).toBe("failed");
      expect(refused.steps.filter(({ operation }) => operation !== "same")).toEqual([]);
      expect(await heroku()).toEqual(before);
      for (const stack of ["production", "staging"]) {
        expect((await estate.engine.destroy(stack, { unprotect: true })).errors).toEqual([]);
      }
      expect(await heroku()).toEqual({ pipelines: [], apps: {} });
    });
  });
}

const absent = engineKinds.flatMap(({ missing }) => missing ?? []);
test.skipIf(absent.length > 0)(
  `both engines leave the same Heroku behind${absent.map((why) => ` under ${why}`).join("")}`,
  () => {
    const [first, ...others] = engineKinds.map(({ name }) => left.get(name));
    expect(first).toMatchObject({ pipelines: ["bookings", "catalog"] });
    for (const other of others) expect(other).toEqual(first);
  },
);
