import { expect, test } from "vitest";
import { daily } from "../../settings/declare.ts";
import { papertrail as papertrailOf, postgres } from "../../settings/vendors.ts";
import { saidDrift } from "../test/said.ts";
import { driftFrom as driftData } from "./drift.ts";
import { herokuOf, release } from "./test/heroku-of.ts";
import { changed, recorded, run, settings, step } from "./test/sample.ts";

/** Drift as people read it. */
const driftFrom = async (...args: Parameters<typeof driftData>) => {
  const { drift, ...rest } = await driftData(...args);
  return { ...rest, drift: drift.map(saidDrift) };
};

const found = (...steps: ReturnType<typeof step>[]) => run(steps, { previousOutputs: recorded });
const slots = { postgres: postgres({ backup: daily("02:00", "UTC") }), papertrail: papertrailOf() };
const addons = Object.entries(slots).map(([slot, addon]) => ({ slot, addon, plan: `${addon.vendor.service}:x` }));
const withAddons = { ...settings, services: settings.services.map((each) => ({ ...each, addons })) };
const driftOf = (answers: Parameters<typeof herokuOf>[0], ...steps: ReturnType<typeof step>[]) =>
  driftFrom(found(...steps), withAddons, { source: herokuOf(answers).source, rules: [] });

const releasesAt = "/apps/catalog-production/releases";
const up = "pulumi up --refresh --stack production";
const mode = step("AppConfigAssociation", "catalog-app-config", "update", [changed("vars.MODE")]);

test("a renamed app's releases are read under its new name", async () => {
  const renamed = step("App", "catalog-app", "update", [changed("name", "catalog-production", "catalog-elsewhere")]);
  const answers = { "/apps/catalog-elsewhere/releases": [release(42, "Rollback to v40")], "/addons": [] };
  const { drift, rolledBack, notChecked } = await driftOf(answers, renamed, mode);
  expect(rolledBack).toMatchObject([{ service: "catalog", to: 40 }]);
  expect(drift.map(({ name }) => name)).toEqual(["catalog-app"]);
  expect(notChecked).toEqual([]);
});

test("commands for a renamed app use its new name", async () => {
  const renamed = step("App", "catalog-app", "update", [changed("name", "catalog-production", "catalog-elsewhere")]);
  const scaled = step("Formation", "catalog-app-web", "update", [changed("quantity", "2", "5")]);
  const answers = { "/apps/catalog-elsewhere/releases": [], "/addons": [] };
  const { drift } = await driftOf(answers, renamed, scaled);
  expect(drift.find(({ cause }) => cause.kind === "autoscaled")?.revert).toBe(
    `heroku ps:autoscale:disable --app catalog-elsewhere\n${up}`,
  );
});

test("releases of an app that was there and that nobody finds were not looked at", async () => {
  const { drift, notChecked } = await driftOf({ "/addons": [] }, mode);
  expect(drift).toMatchObject([{ cause: { kind: "unknown", text: "the app's releases could not be read" } }]);
  expect(notChecked).toMatchObject([{ what: ["releases"], of: ["catalog-production"] }]);
});

test("an app that is gone is one line, with what is gone with it", async () => {
  const gone = [
    step("App", "catalog-app", "delete"),
    step("Addon", "catalog-postgres", "delete"),
    step("PostgresBackupSchedule", "catalog-postgres-backup", "delete"),
    step("PipelineCoupling", "catalog-pipeline-coupling", "delete"),
  ];
  const pipeline = step("Pipeline", "catalog-pipeline", "delete");
  const reviewApps = step("ReviewAppConfig", "catalog-review-apps", "delete");
  const { drift, notChecked } = await driftOf({ "/addons": [] }, ...gone, pipeline, reviewApps);
  expect(drift.map(({ name }) => name)).toEqual(["catalog-app", "catalog-pipeline"]);
  expect(drift[0]).toMatchObject({
    operation: "delete",
    cause: {
      kind: "deleted",
      text: "app catalog-app no longer exists, and with it catalog-pipeline-coupling, catalog-postgres, catalog-postgres-backup",
    },
    revert: `${up}   # creates a new one, with empty add-ons`,
  });
  expect(drift[1]?.cause.text).toBe("pipeline catalog-pipeline no longer exists, and with it catalog-review-apps");
  expect(notChecked).toEqual([]);
});

test("a recreated app is reported as such, with how to rename or import it", async () => {
  const answers = { "/addons": [], "/apps": [{ id: "a2", name: "catalog-production" }] };
  const { drift } = await driftOf(answers, step("App", "catalog-app", "delete"));
  expect(drift).toMatchObject([
    {
      cause: { text: "app catalog-app no longer exists; another app is called catalog-production now" },
      revert: `heroku apps:rename <another name> --app catalog-production\n${up}   # creates a new one, with empty add-ons`,
      accept: expect.stringContaining("pulumi import heroku:index/app:App catalog-app catalog-production"),
    },
  ]);
});

test("an app that was made again by hand, empty, is shown with its maker, what is missing, and that the next up takes it over", async () => {
  const answers = {
    "/addons": [],
    "/apps": [{ id: "a2", name: "catalog-production" }],
    "/apps/a2/releases": [release(2, "Enable Logplex"), release(1, "Initial release")],
  };
  const app = step("App", "catalog-app", "delete");
  const { drift } = await driftFrom(found(app, step("Addon", "catalog-postgres", "delete")), withAddons, {
    source: herokuOf(answers).source,
    rules: [],
    isTakenOver: (urn) => urn === app.urn,
  });
  expect(drift).toMatchObject([
    {
      cause: {
        text:
          "app catalog-app no longer exists, and with it catalog-postgres; a person created an empty app named catalog-production: " +
          "the next up adopts it, and creates the parts of the former app again, empty",
        by: "ada@example.org",
        release: 1,
      },
      accept: `${up}   # adopts catalog-production; its add-ons are empty`,
      revert: `heroku apps:rename <another name> --app catalog-production\n${up}   # creates a new one, with empty add-ons`,
    },
  ]);
});

const row = (name: string, plan: string) => ({
  id: name,
  name,
  app: { id: "1", name: "catalog-production" },
  addon_service: { name: plan.split(":")[0] },
  plan: { name: plan },
  state: "provisioned",
  config_vars: [],
});
const papertrail = step("Addon", "catalog-papertrail", "delete");

test.each<[what: string, name: string, text: string, accept: string, revert: string]>([
  [
    "of the same name",
    "papertrail-round-2",
    "the add-on papertrail-round-2 was deleted, and another one of that name was created",
    `${up}   # adopts it`,
    `${up}   # adopts papertrail-round-2`,
  ],
  [
    "of another name",
    "papertrail-cubic-7",
    "the add-on papertrail-round-2 no longer exists; the app has papertrail-cubic-7 of the same service",
    `heroku addons:rename papertrail-cubic-7 papertrail-round-2\n${up}   # adopts it`,
    `${up}   # creates another one beside papertrail-cubic-7`,
  ],
])(
  "an add-on that a person recreated, %s, is reported next to the deleted one",
  async (_, name, text, accept, revert) => {
    const addons = [row("postgresql-flat-1", "heroku-postgresql:standard-0"), row(name, "papertrail:choklad")];
    const { drift } = await driftOf(
      { "/apps/catalog-production": {}, [releasesAt]: [], "/addons": addons },
      papertrail,
    );
    expect(drift).toMatchObject([{ cause: { kind: "deleted", text }, accept, revert }]);
  },
);

test("what an up would be refused because of a rollback is told with the command", async () => {
  const answers = { [releasesAt]: [release(42, "Rollback to v40")], "/addons": [] };
  const dynos = step("Formation", "catalog-app-worker", "update", [changed("quantity", "1", "0")]);
  const attachment = step("AddonAttachment", "catalog-app-readings", "update", [changed("name")]);
  const plan = step("Addon", "catalog-postgres", "update", [changed("plan", "a:b", "a:c")]);
  for (const releasing of [mode, attachment, plan]) {
    const held = await driftOf(answers, releasing, dynos);
    expect(held.drift.find(({ name }) => name === "catalog-app-worker")).toMatchObject({
      revert: `${up}   # refused while catalog-production is rolled back`,
    });
  }
  const free = await driftOf(answers, dynos);
  expect(free.drift).toMatchObject([{ name: "catalog-app-worker", revert: up }]);
});
