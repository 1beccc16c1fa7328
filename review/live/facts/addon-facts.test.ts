import { expect, test } from "vitest";
import { AddonRow, AttachmentRow } from "../wire.ts";
import { addonFacts, addonsOf, attachmentFacts, setterOf } from "./addon-facts.ts";

const apps = { a1: "shop-staging", a2: "page-staging", a3: "shop-production" };
type AppId = keyof typeof apps;

function addon(id: string, app: AppId, plan: string, vars: string[] = [], state = "provisioned"): AddonRow {
  const [service = ""] = plan.split(":");
  return AddonRow.parse({
    id,
    name: `${service}-${id}`,
    app: { id: app, name: apps[app] },
    addon_service: { name: service },
    plan: { name: plan },
    state,
    config_vars: vars,
  });
}
const attachment = (name: string, app: AppId, of: AddonRow, namespace: string | null = null): AttachmentRow =>
  AttachmentRow.parse({ name, namespace, app: { id: app }, addon: { id: of.id, app: of.app } });

const own = addon("d1", "a1", "heroku-postgresql:essential-0", ["DATABASE_URL", "HEROKU_POSTGRESQL_AQUA_URL"]);
const second = addon("d2", "a1", "heroku-postgresql:standard-0", ["HEROKU_POSTGRESQL_ROSE_URL"]);
const leaving = addon("d3", "a1", "papertrail:choklad", ["PAPERTRAIL_API_TOKEN"], "deprovisioning");
const siblings = addon("d4", "a2", "heroku-redis:mini", ["REDIS_URL"]);
const productions = addon("d5", "a3", "heroku-postgresql:standard-0", ["DATABASE_URL"]);
const unseen = addon("d6", "a3", "rediscloud:30");

const shop = addonsOf(
  "a1",
  [own, second, leaving, siblings, productions],
  [
    attachment("DATABASE", "a1", own),
    attachment("HEROKU_POSTGRESQL_AQUA", "a1", own, "credential:readonly"),
    attachment("PAPERTRAIL", "a1", leaving),
    attachment("QUEUE", "a1", siblings),
    attachment("SOURCE", "a1", productions),
    attachment("CACHE", "a1", unseen),
    attachment("REDIS", "a2", siblings),
  ],
  new Map([
    ["a1", "shop"],
    ["a2", "page"],
  ]),
);

test("add-ons that an app pays for, with their plans", () => {
  expect(addonFacts(shop)).toEqual([
    ["addons.heroku-postgresql", "2"],
    ["addons.heroku-postgresql.plan", "essential-0, standard-0"],
  ]);
});

test("attachments say whose add-on it is, and name an app of elsewhere", () => {
  expect(attachmentFacts(shop)).toEqual([
    ["attachments.heroku-postgresql.DATABASE", "yes"],
    ["attachments.heroku-postgresql.HEROKU_POSTGRESQL_COLOR", "yes, credential:readonly"],
    ["attachments.heroku-redis.QUEUE", "of page"],
    ["attachments.heroku-postgresql.SOURCE", "yes"],
    ["attachments.heroku-postgresql.SOURCE.from", "shop-production"],
    ["attachments.an add-on.CACHE", "yes"],
    ["attachments.an add-on.CACHE.from", "shop-production"],
  ]);
});

test.each<[key: string, setter: string | undefined]>([
  ["DATABASE_URL", "heroku-postgresql"],
  ["HEROKU_POSTGRESQL_ROSE_URL", "heroku-postgresql"],
  ["QUEUE_URL", "heroku-redis of page"],
  ["SOURCE_URL", "heroku-postgresql of shop-production"],
  ["SOURCE", undefined],
  ["CACHE_PASSWORD", undefined],
  ["THEIRS", undefined],
])("%s is set by %s", (key, setter) => {
  expect(setterOf(shop, key, new Set(["CACHE_PASSWORD", "DATABASE_URL"]))).toBe(setter);
});
