import { expect, test } from "vitest";
import { herokuPlugin } from "./heroku-service.ts";
import { idleConfirmations } from "./idle-confirmations.ts";

const urnOf = (name: string) => `urn:pulumi:production::estate::heroku:index/app:App::${name}`;

test("a confirmation of nothing, of something done, or of another stack is named with its place", () => {
  const forOneRun = ["production/shop-app:rename", "production/shp-app:rename", "staging/shop-app:rename"];
  const kept = ["production/blog-app:rename", "production/used-app:rename", "staging/blog-app:rename"];
  const plugin = herokuPlugin({ HEROKU_CONFIRM: forOneRun.join(",") }, () => undefined);
  const connection = { apiKey: "k", apiUrl: "http://127.0.0.1:1", dataUrl: "http://127.0.0.1:1", moveForward: [] };
  plugin.configure({ ...connection, confirm: new Set([...forOneRun, ...kept]) });
  for (const name of ["shop-app", "blog-app", "used-app"])
    plugin.history.checked(urnOf(name), "heroku:index/app:App", true, {});
  expect(plugin.isConfirmed(urnOf("used-app"), "rename")).toBe(true);
  expect(plugin.isConfirmed(urnOf("blog-app"), "replace")).toBe(false);
  const file = "heroku:confirm in Pulumi.production.yaml";
  expect(idleConfirmations(plugin, "production")).toEqual([
    "HEROKU_CONFIRM: production/shop-app:rename confirms nothing in this run: it is done already, or was never needed; remove it",
    "HEROKU_CONFIRM: production/shp-app:rename confirms nothing: the stack has no resource of this name; correct it, or remove it",
    `${file}: production/blog-app:rename confirms nothing in this run: it is done already, or was never needed; remove it`,
    `${file}: staging/blog-app:rename is of another stack: remove it`,
  ]);
});
