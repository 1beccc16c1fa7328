import { expect, test } from "vitest";
import { type Part, partAt } from "./part.ts";

test.each<[path: string, part: Part]>([
  ["app", { kind: "app" }],
  ["app.team", { kind: "app.team" }],
  ["pipeline.members.shop-canary", { kind: "pipeline.members", name: "shop-canary" }],
  ["processes.web", { kind: "processes", name: "web" }],
  ["processes.web.command", { kind: "processes.command", name: "web" }],
  ["config.RACK_ENV", { kind: "config", name: "RACK_ENV" }],
  ["config", { kind: "config" }],
  ["addons.heroku-redis", { kind: "addons", name: "heroku-redis" }],
  ["addons.heroku-redis.version", { kind: "addons.version", name: "heroku-redis" }],
  ["addons.heroku-redis.version.CACHE", { kind: "addons.version", name: "heroku-redis", slot: "CACHE" }],
  ["attachments.heroku-redis.CACHE", { kind: "attachments", name: "heroku-redis", slot: "CACHE" }],
  ["attachments.heroku-redis.CACHE.from", { kind: "attachments.from", name: "heroku-redis", slot: "CACHE" }],
  ["drains.https://logs.example.org", { kind: "drains", name: "https://logs.example.org" }],
  ["webhooks.list@example.org", { kind: "webhooks", name: "list@example.org" }],
  ["webhooks.list@example.org signing", { kind: "webhooks.signing", name: "list@example.org" }],
  ["access.ana.b@example.org", { kind: "access", name: "ana.b@example.org" }],
  ["backups.newest.taken", { kind: "backups.newest.taken" }],
  ["release.unheard-of", { kind: "release" }],
])("the path %s names its part, whose own name may have dots", (path, part) => {
  expect(partAt(path)).toEqual(part);
});
