import { expect, test } from "vitest";
import type { PropertyChange, Step } from "../../engine/engine.ts";
import type { AddonSettings, ServiceSettings } from "../../settings/settings.ts";
import { papertrail } from "../../settings/vendors.ts";
import { changesOf } from "./changes.ts";
import { liveApps } from "./live-apps.ts";
import { restartsOf } from "./restarts.ts";
import { herokuOf } from "./test/heroku-of.ts";
import { changed, run, settings, step } from "./test/sample.ts";

const app = { id: "a1", name: "catalog-production" };
const row = { ...app, acm: true, region: { name: "us" }, stack: { name: "heroku-24" } };
const process = (type: string, quantity: number, size = "Standard-1X") => ({
  type,
  quantity,
  dyno_size: { name: size },
});
const addon = { id: "d1", name: "papertrail-flat-1", app };
const added = (path: string): PropertyChange => ({ path, kind: "add", replaces: false });

interface Heroku {
  readonly formation?: readonly ReturnType<typeof process>[];
  readonly vars?: Readonly<Record<string, string>>;
  readonly attachments?: readonly string[];
}

/** Restarting process types, by what Heroku has and what the files declare; and what Heroku was asked for. */
async function restarted(steps: readonly Step[], heroku: Heroku, declared: Partial<ServiceSettings> = {}) {
  const { formation = [process("web", 1)], vars = {}, attachments = [] } = heroku;
  const { source, asked } = herokuOf({
    "/apps": [{ ...row, build_stack: row.stack }],
    "/apps/a1/formation": formation,
    "/apps/a1/config-vars": vars,
    "/addon-attachments": attachments.map((name) => ({ name, app, addon })),
  });
  const all = { ...settings, services: settings.services.map((service) => ({ ...service, ...declared })) };
  const changes = changesOf(run(steps), all);
  const isSecret = (key: string, value: string) => key === "catalog:PASSWORD" && value === "marker";
  const live = await liveApps(changes, all, { source, appOf: () => app.name, isSecret });
  return { types: restartsOf(changes, all, live).flatMap(({ processes }) => processes), asked };
}

const config = (...changes: PropertyChange[]) => step("AppConfigAssociation", "catalog-app-config", "update", changes);
const dynos = (type: string, operation: "create" | "update", ...changes: PropertyChange[]) =>
  step("Formation", `catalog-app-${type}`, operation, changes);

test("what runs at Heroku restarts, whatever number of dynos the files declare", async () => {
  const processes = [{ type: "web", quantity: 0, size: "Standard-1X" }];
  const scaled = { formation: [process("web", 3), process("old", 1), process("idle", 0)] };
  expect((await restarted([config(changed("vars.A"))], scaled, { processes })).types).toEqual(["web", "old"]);
  const sized = [dynos("web", "update", changed("size", "Basic", "Standard-1X"))];
  expect((await restarted(sized, scaled, { processes })).types).toEqual(["web"]);
});

test("a process type that is stopped, or that has no dynos yet, does not restart", async () => {
  const processes = [
    { type: "web", quantity: 0, size: "Standard-1X" },
    { type: "worker", quantity: 1, size: "Standard-1X" },
  ];
  const steps = [
    config(changed("vars.A")),
    dynos("web", "update", changed("quantity", "1", "0")),
    dynos("worker", "update", changed("quantity", "0", "1")),
  ];
  expect(
    (await restarted(steps, { formation: [process("web", 1), process("worker", 0)] }, { processes })).types,
  ).toEqual([]);
});

test("a process type that is declared while it runs restarts where its size is another one", async () => {
  const worker = [dynos("worker", "create")];
  const size = async (now: string) => (await restarted(worker, { formation: [process("worker", 1, now)] })).types;
  expect([await size("Basic"), await size("STANDARD-1X")]).toEqual([["worker"], []]);
});

test("a config var that already has its declared value restarts nothing", async () => {
  const steps = [config(added("vars.MODE"), added("sensitiveVars.PASSWORD"))];
  const types = async (vars: Record<string, string>) =>
    (await restarted(steps, { vars }, { vars: { MODE: "production" } })).types;
  expect(await types({ MODE: "production", PASSWORD: "marker" })).toEqual([]);
  expect(await types({ MODE: "production", PASSWORD: "another" })).toEqual(["web"]);
  expect(await types({ MODE: "test", PASSWORD: "marker" })).toEqual(["web"]);
  expect(await types({ PASSWORD: "marker" })).toEqual(["web"]);
});

test("Heroku is asked for config vars only where one is declared that the state does not have", async () => {
  expect((await restarted([config(changed("vars.A"))], {})).asked).not.toContain("/apps/a1/config-vars");
  expect((await restarted([config(added("vars.A"))], {})).asked).toContain("/apps/a1/config-vars");
});

test("an add-on that gets another attachment name restarts the app, unless it is attached under that name already", async () => {
  const attachment = (kind: PropertyChange["kind"]): PropertyChange => ({
    path: "attachmentName",
    kind,
    replaces: false,
  });
  const slot: AddonSettings = { slot: "papertrail", addon: papertrail(), plan: "papertrail:fixa", attachment: "LOGS" };
  const types = async (kind: PropertyChange["kind"], ...attachments: string[]) =>
    (
      await restarted(
        [step("Addon", "catalog-papertrail", "update", [attachment(kind)])],
        { attachments },
        { addons: [slot] },
      )
    ).types;
  expect(await types("add", "PAPERTRAIL")).toEqual(["web"]);
  expect(await types("add", "PAPERTRAIL", "LOGS")).toEqual([]);
  // It loses its former name.
  expect(await types("update", "FORMER", "LOGS")).toEqual(["web"]);
  expect(await types("delete", "LOGS")).toEqual([]);
});

test("of an app that cannot be read, what is declared is taken to run", async () => {
  const { source } = herokuOf({});
  const changes = changesOf(run([config(changed("vars.A"))]), settings);
  const live = await liveApps(changes, settings, { source, appOf: () => app.name, isSecret: () => false });
  expect([live.size, restartsOf(changes, settings, live)]).toMatchObject([0, [{ processes: ["web", "worker"] }]]);
});

test("without a key, what an engine read tells which dynos run: none of what waits for a release, or was stopped by hand", () => {
  const read = (type: string, parts: Partial<Step>): Step => ({
    ...step("Formation", `catalog-app-${type}`, "same"),
    ...parts,
  });
  const types = (found: readonly Step[], ...steps: Step[]) =>
    restartsOf(changesOf(run([config(changed("vars.A")), ...steps]), settings), settings, new Map(), found).flatMap(
      ({ processes }) => processes,
    );
  expect(types([])).toEqual(["web", "worker"]);
  expect(types([read("web", {}), read("worker", { waits: true })])).toEqual(["web"]);
  // Also where the files change what waits, and where nothing was released at all.
  const more = dynos("worker", "update", changed("quantity", "1", "2"));
  expect(types([read("worker", { waits: true })], more)).toEqual(["web"]);
  expect(types([read("web", { waits: true }), read("worker", { waits: true })])).toEqual([]);
  const due = { ...changed("quantity"), isDue: true } as const;
  const released = ["web", "worker"].map((type) => read(type, { waits: true }));
  expect(types(released, dynos("web", "update", due), dynos("worker", "update", due))).toEqual(["web"]);
  // A rule ignores the drift: no change takes it back.
  const scaled = read("worker", { operation: "update", changes: [changed("quantity", "1", "0")] });
  expect(types([scaled])).toEqual(["web"]);
});

test("without a key, a service that is renamed is read under its former name", () => {
  const [catalog] = settings.services;
  if (catalog === undefined) throw new Error("expected catalog");
  const store = { ...catalog, declaration: { ...catalog.declaration, name: "store", formerly: "catalog" } };
  const renamed = { ...settings, services: [store] };
  const vars = { ...config(changed("vars.A")), name: "store-app-config" };
  const waiting = [{ ...step("Formation", "catalog-app-worker", "same"), waits: true } as const];
  const [restart] = restartsOf(changesOf(run([vars]), renamed), renamed, new Map(), waiting);
  expect(restart?.processes).toEqual(["web"]);
});
