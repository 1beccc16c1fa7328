import { expect, test } from "vitest";
import {
  attachmentFact,
  listed,
  permissionsFact,
  present,
  scheduleFact,
  setBy,
  setByPeople,
  webhookFact,
} from "./facts.ts";
import { type Rollback, rollbackFact, type Value, valueAt } from "./value.ts";

const [at, webhook] = webhookFact({
  url: "https://notices.example.org/heroku?to=list%40example.org",
  include: ["api:release", "api:build"],
  level: "sync",
});
const rollback: Rollback = { to: 3, since: 5, at: "2026-11-21 02:03 UTC", config: ["MODE"], hasOtherCode: true };

test.each<[path: string, text: string, value: Value]>([
  ["processes.web", present, { kind: "present" }],
  ["stack", "heroku-24", { kind: "text", text: "heroku-24" }],
  ["addons.heroku-redis", "2", { kind: "count", count: 2 }],
  ["addons.heroku-redis.plan", listed(["premium-0", "mini"]), { kind: "list", items: ["mini", "premium-0"] }],
  ["config.MODE", setByPeople, { kind: "config var" }],
  ["config.REDIS_URL", setBy("heroku-redis"), { kind: "config var", setBy: "heroku-redis" }],
  ["config.REDIS_URL", setBy("heroku-redis of shop"), { kind: "config var", setBy: "heroku-redis", app: "shop" }],
  ["attachments.heroku-redis.CACHE", attachmentFact(undefined, undefined), { kind: "attachment" }],
  [
    "attachments.heroku-redis.CACHE",
    attachmentFact("shop", "credential:reporting"),
    { kind: "attachment", sibling: "shop", namespace: "credential:reporting" },
  ],
  ["access.ana@example.org", permissionsFact(["deploy"]), { kind: "list", items: ["view", "deploy"] }],
  [
    "backups.schedule",
    listed([scheduleFact(14, "Asia/Kolkata"), scheduleFact(2, "UTC")]),
    {
      kind: "schedules",
      schedules: [
        { hour: 2, timezone: "UTC" },
        { hour: 14, timezone: "Asia/Kolkata" },
      ],
    },
  ],
  ["backups.newest", "stale", { kind: "backup", age: "stale" }],
  [
    at,
    webhook,
    {
      kind: "webhooks",
      webhooks: [{ include: ["api:build", "api:release"], level: "sync", by: "https://notices.example.org" }],
    },
  ],
  ["release.rollback", rollbackFact(rollback), { kind: "rollback", ...rollback }],
])("the text of the fact %s is read as data: %s", (path, text, value) => {
  expect(valueAt(path, text)).toEqual(value);
});
