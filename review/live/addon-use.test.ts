import { expect, test } from "vitest";
import { addonUse } from "./addon-use.ts";
import { AddonRow, AttachmentRow } from "./wire.ts";

const app = { id: "a1", name: "shop-production" };

/** How an add-on of `shop-production` is used, by its attachments there and those on another app. */
function use(service: string, here: string[], elsewhere: string[] = []) {
  const addon = { id: "x", name: "x", app, addon_service: { name: service }, plan: { name: `${service}:a` } };
  const on = (id: string, name: string) => (attachment: string) =>
    AttachmentRow.parse({ name: attachment, app: { id, name }, addon: { id: "x", app } });
  return addonUse(AddonRow.parse({ ...addon, state: "provisioned", config_vars: [] }), [
    ...here.map(on("a1", app.name)),
    ...elsewhere.map(on("a2", "shop-jobs")),
  ]);
}

test.each<[what: string, service: string, here: string[], elsewhere: string[], usedBy: string[]]>([
  ["a store under a name that somebody chose", "heroku-postgresql", ["DATABASE"], [], ["DATABASE"]],
  ["a store under the name that Heroku picked", "heroku-postgresql", ["HEROKU_POSTGRESQL_AQUA"], [], []],
  ["an add-on that has no store", "papertrail", ["PAPERTRAIL"], [], []],
  ["a key-value store", "heroku-redis", ["REDIS"], [], ["REDIS"]],
  ["an add-on of a vendor that the catalogue does not know", "cloudcube", ["CLOUDCUBE"], [], ["CLOUDCUBE"]],
  ["a fixed outbound address", "quotaguardstatic", ["QUOTAGUARDSTATIC"], [], []],
  ["one that another app uses as well", "papertrail", ["PAPERTRAIL"], ["LOGS"], ["shop-jobs::LOGS"]],
])("use that destroying an add-on would break: %s", (_, service, here, elsewhere, usedBy) => {
  expect(use(service, here, elsewhere)).toEqual({ attachedAs: here, usedBy });
});
