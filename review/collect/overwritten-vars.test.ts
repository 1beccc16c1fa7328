import { expect, test } from "vitest";
import type { PropertyChange } from "../../engine/engine.ts";
import { breaksPhrase } from "../render/words/breakage.ts";
import { said } from "../test/said.ts";
import { changesOf } from "./changes.ts";
import { liveApps } from "./live-apps.ts";
import { withOverwritten } from "./overwritten-vars.ts";
import { herokuOf } from "./test/heroku-of.ts";
import { changed, run, settings, step } from "./test/sample.ts";

const app = { id: "a1", name: "catalog-production" };
const row = { ...app, acm: true, region: { name: "us" }, stack: { name: "heroku-24" } };
const property = (kind: PropertyChange["kind"], path: string): PropertyChange => ({ path, kind, replaces: false });
const added = (path: string) => property("add", path);

/** What a review says that a change of config vars breaks, where Heroku has these. */
async function broken(properties: PropertyChange[], vars: Record<string, string>): Promise<string> {
  const { source } = herokuOf({
    "/apps": [{ ...row, build_stack: row.stack }],
    "/apps/a1/formation": [],
    "/apps/a1/config-vars": vars,
    "/addon-attachments": [],
  });
  const declared = {
    ...settings,
    services: settings.services.map((service) => ({ ...service, vars: { MODE: "production" } })),
  };
  const changes = changesOf(run([step("AppConfigAssociation", "catalog-app-config", "update", properties)]), declared);
  const look = {
    source,
    appOf: () => app.name,
    isSecret: (key: string, value: string) => `${key}=${value}` === "catalog:TOKEN=same",
  };
  const live = await liveApps(changes, declared, look);
  return changes
    .map(
      (change) => said(breaksPhrase(withOverwritten(change, live.get(change.service ?? ""), look.appOf))) || "nothing",
    )
    .join();
}

test("a declared config var that a person set to another value is shown as lost, with the command that shows it, but not its value", async () => {
  const said = await broken([added("vars.MODE"), added("sensitiveVars.TOKEN"), added('vars["A.B"]')], {
    MODE: "marker-mode",
    TOKEN: "marker-token",
    "A.B": "marker-dot",
    OTHER: "marker-other",
  });
  expect(said).toBe(
    "it replaces a value that was set by hand and is kept nowhere else: heroku config:get MODE --app catalog-production, " +
      "heroku config:get TOKEN --app catalog-production, heroku config:get A.B --app catalog-production shows it until then",
  );
});

test("nothing is lost of a config var that is not there, or is there as declared", async () => {
  expect(await broken([added("vars.MODE"), added("sensitiveVars.TOKEN")], {})).toBe("nothing");
  const asDeclared = { MODE: "production", TOKEN: "same" };
  expect(await broken([added("vars.MODE"), added("sensitiveVars.TOKEN")], asDeclared)).toBe("nothing");
});

test("a value of the program's own is not lost: of a key that changes, or that becomes secret", async () => {
  expect(await broken([changed("vars.MODE"), added("vars.NEW")], { MODE: "before" })).toBe("nothing");
  expect(await broken([property("delete", "vars.TOKEN"), added("sensitiveVars.TOKEN")], { TOKEN: "before" })).toBe(
    "nothing",
  );
});
