import { expect, test } from "vitest";
import type { PlannedUp } from "../../parity/after-ups.ts";
import { declaredManifest } from "../../parity/declared/declared-manifest.ts";
import { fakeTime } from "../../sdks/heroku/resources/test/local-heroku.ts";
import type { EstateSettings, ServiceSettings } from "../../settings/settings.ts";
import { fourServices } from "./test/four-services.ts";
import { standingService } from "./test/standing-service.ts";

fakeTime();

const catalogIn = (settings: EstateSettings, change: (service: ServiceSettings) => Partial<ServiceSettings>) => ({
  ...settings,
  services: settings.services.flatMap((service) =>
    service.declaration.name === "catalog" ? [{ ...service, ...change(service) }] : [],
  ),
});

const [staging, production] = fourServices;
const module = { DJANGO_SETTINGS_MODULE: "catalog.settings.later" };
const hostname = "books.example.org";

/** Files in which production has another host name, and both another value of a key. */
const changed = [
  catalogIn(staging, ({ vars }) => ({ vars: { ...vars, ...module } })),
  catalogIn(production, ({ vars, domain }) => ({
    vars: { ...vars, ...module, ALLOWED_HOSTS: hostname },
    domain: domain && { ...domain, hostname },
  })),
] as const;

/** As they were: with a key that the files do not have any more. */
const before = declaredManifest(catalogIn(production, ({ vars }) => ({ vars: { ...vars, OLD_KEY: "1" } })));

const property = (path: string, kind: "add" | "update" | "delete" = "update") => ({ path, kind, replaces: false });
const change = { type: "heroku:index/appConfigAssociation:AppConfigAssociation", service: "catalog" } as const;
const asks: PlannedUp["changes"] = [
  {
    ...change,
    operation: "update",
    properties: [
      property("vars.DJANGO_SETTINGS_MODULE"),
      property("vars.ALLOWED_HOSTS"),
      property("vars.OLD_KEY", "delete"),
      property("vars.ROLLBAR_ENVIRONMENT"),
    ],
  },
  { type: "heroku:index/domain:Domain", service: "catalog", operation: "replace", properties: [] },
];

/** What is unexplained after staging's `up`, before production's. */
async function unexplained(changes: PlannedUp["changes"]): Promise<[unexplained: string[], going: string[]]> {
  const standing = await standingService(fourServices, "catalog");
  await standing.heroku.ask("PATCH /apps/catalog-staging/config-vars", module);
  await standing.heroku.ask("PATCH /apps/catalog-production/config-vars", { OLD_KEY: "1", BY_HAND: "1" });
  const ups = [
    { settings: changed[0], changes: [], before: declaredManifest(changed[0]) },
    { settings: changed[1], changes, before },
  ];
  const report = await standing.parity({ pair: changed, ups });
  const differences = report.services[0]?.differences ?? [];
  return [
    differences.flatMap(({ verdict, path }) => (verdict === "unexplained" ? [path] : [])),
    differences.flatMap(({ verdict, path, reason }) =>
      verdict === "allowed" && reason.code === "next up" ? [[path, ...reason.environments].join(" ")] : [],
    ),
  ];
}

const due = ["ALLOWED_HOSTS", "DJANGO_SETTINGS_MODULE", "OLD_KEY"].map((key) => `config.${key} production`);

test("what the previewed up of an environment makes equal goes with it, and what stands there by hand stays unexplained", async () => {
  expect(await unexplained(asks)).toEqual([["config.BY_HAND"], due]);
});

test("without a change that the up would do, or with one that only takes a hand edit back, all of it is unexplained", async () => {
  const all = [["config.ALLOWED_HOSTS", "config.BY_HAND", "config.DJANGO_SETTINGS_MODULE", "config.OLD_KEY"], []];
  expect(await unexplained([])).toEqual(all);
  expect(await unexplained(asks.map((each) => ({ ...each, origin: "drift" as const })))).toEqual(all);
});
