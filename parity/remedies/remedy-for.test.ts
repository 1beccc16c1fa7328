import { expect, test } from "vitest";
import { remedyText } from "../words/remedy-words.ts";
import { remedyFor } from "./remedy-for.ts";
import { remedy, type Side, side } from "./test/remedy-of.ts";

const at = (path: string, text: string): Side => ({ live: { [path]: text } });

test.each<[path: string, staging: string | undefined, production: string | undefined, todo: string]>([
  [
    "stack",
    "heroku-24",
    "heroku-22",
    "heroku stack:set heroku-22 --app shop-staging, then a new build or heroku stack:set heroku-24 --app shop-production, then a new build; to accept it, declare stack in index.ts",
  ],
  [
    "region",
    "us",
    "eu",
    "an app cannot change its region: create shop-staging again or an app cannot change its region: create shop-production again; to accept it, declare region in index.ts",
  ],
  [
    "config.THEIRS",
    "set",
    undefined,
    "heroku config:unset THEIRS --app shop-staging; to accept it, declare config.THEIRS in index.ts; if only one environment has it, use onlyIn(…) with a reason",
  ],
  [
    "features.preboot",
    undefined,
    "on",
    "heroku features:disable preboot --app shop-production; to accept it, do the same in the other environment",
  ],
  [
    "access.ana@example.org",
    "view",
    undefined,
    "heroku access:remove ana@example.org --app shop-staging; to accept it, declare access.ana@example.org in index.ts; if only one environment has it, use onlyIn(…) with a reason",
  ],
  [
    "processes.clock",
    "yes",
    undefined,
    "clock comes with the code: release the same code to shop-staging; to accept it, declare processes.clock in index.ts",
  ],
  [
    "attachments.heroku-redis.CACHE",
    "yes",
    undefined,
    "heroku addons:detach CACHE --app shop-staging; to accept it, declare the add-on heroku-redis in index.ts; if only one environment has it, use onlyIn(…) with a reason",
  ],
  [
    "attachments.heroku-redis.CACHE.from",
    "shop-production",
    undefined,
    "heroku addons:detach CACHE --app shop-staging",
  ],
  ["certificates.state", "ok", "failing", "check heroku certs:auto --app shop-production"],
  [
    "backups.newest",
    "fresh",
    undefined,
    "heroku pg:backups:capture --app shop-production; check heroku pg:backups --app shop-production",
  ],
])("what is not declared is removed or accepted: %s", (path, staging, production, todo) => {
  const of = (text: string | undefined) => (text === undefined ? {} : at(path, text));
  expect(remedy(path, of(staging), of(production))).toBe(todo);
});

test("an add-on and an extra host name are each named by themselves", () => {
  const live = { "addons.scheduler": "1", "attachments.scheduler.SCHEDULER": "yes" };
  const addons = [{ name: "scheduler-flat-1", service: "scheduler", usedBy: [] }];
  expect(remedy("addons.scheduler", { live, addons }, {})).toMatch(
    /^heroku addons:destroy scheduler-flat-1 --app shop-staging \(deletes its data\); to accept it, declare the add-on scheduler in/,
  );
  const declared = { "domains.hostnames": "shop.example.org", "domains.custom": "1" };
  const two = { "domains.hostnames": "shop.example.org, theirs.example.org", "domains.custom": "2" };
  expect(remedy("domains.custom", { live: two, declared }, { live: declared, declared })).toBe(
    "heroku domains:remove theirs.example.org --app shop-staging",
  );
  expect(remedy("domains.custom", { live: {}, declared }, { live: declared, declared })).toBe(
    "pulumi up --refresh --stack staging restores it",
  );
});

test("a second schedule is ended: an up leaves alone what it has not made", () => {
  const declared = { "backups.schedule": "daily at 02:00 UTC" };
  const live = { "backups.schedule": "daily at 02:00 UTC, daily at 05:00 UTC" };
  expect(remedy("backups.schedule", { live, declared }, { live: declared, declared })).toMatch(
    /^check heroku pg:backups:schedules --app shop-staging, then use heroku pg:backups:unschedule/,
  );
});

const accepting = (addon: string): string =>
  `; to accept it, declare the add-on ${addon} in index.ts; if only one environment has it, use onlyIn(…) with a reason`;

test.each(["attachments.papertrail.PAPERTRAIL", "drains.papertrail", "config.PAPERTRAIL_API_TOKEN"])(
  "what a lost add-on brought is not taken from the other environment: %s",
  (path) => {
    const declared = { "addons.papertrail": "1" };
    const live = { ...declared, [path]: path.startsWith("config.") ? "set by papertrail" : "1" };
    expect(remedy(path, { live, declared }, { declared })).toBe(
      `pulumi up --refresh --stack production creates papertrail, which brings it${accepting("papertrail")}`,
    );
  },
);

test("what an add-on sets is not for config:unset, and a drain of a vendor's is its own", () => {
  const declared = { "addons.papertrail": "1" };
  const live = { "config.REDIS_URL": "set by heroku-redis", "addons.heroku-redis": "1" };
  expect(remedy("config.REDIS_URL", { live }, {})).toBe(
    `check heroku addons --app shop-staging for heroku-redis${accepting("heroku-redis")}`,
  );
  expect(
    remedy(
      "drains.papertrail",
      { live: { ...declared, "drains.papertrail": "1" }, declared },
      { live: declared, declared },
    ),
  ).toBe(`papertrail creates its drain itself: ask its vendor why one is missing${accepting("papertrail")}`);
});

test("a name that one database lacks is given to it, or taken from the other", () => {
  const addons = { "addons.heroku-postgresql": "1" };
  const path = "attachments.heroku-postgresql.READER";
  const database = (name: string) => ({ name, service: "heroku-postgresql", usedBy: [] });
  const of = (...databases: string[]) =>
    remedy(path, { live: { ...addons, [path]: "yes" } }, { live: addons, addons: databases.map(database) });
  // Of several it is unknown which one is meant: no command attaches any.
  for (const databases of [[], ["postgresql-round-1", "postgresql-cubic-2"]]) {
    expect(of(...databases)).toBe(`heroku addons:detach READER --app shop-staging${accepting("heroku-postgresql")}`);
  }
  expect(of("postgresql-round-1")).toBe(
    `heroku addons:attach postgresql-round-1 --as READER --app shop-production or heroku addons:detach READER --app shop-staging${accepting("heroku-postgresql")}`,
  );
});

test("a name that the app uses is kept or moved, and never detached next to the advice to keep its add-on", () => {
  const path = "attachments.heroku-redis.REDIS";
  const live = { [path]: "yes", "addons.heroku-redis": "1" };
  const redis = (name: string, ...usedBy: string[]) => ({ name, service: "heroku-redis", usedBy });
  const of = (...addons: ReturnType<typeof redis>[]) => remedy(path, { live, addons }, {});
  expect(of(redis("redis-flat-1", "REDIS"))).toBe(
    `keep REDIS of shop-staging, which is in use${accepting("heroku-redis")}`,
  );
  expect(of(redis("redis-flat-1", "REDIS"), redis("redis-round-2"))).toBe(
    `keep REDIS of shop-staging, which is in use; to have redis-round-2 serve as REDIS, run heroku addons:attach redis-round-2 --as REDIS --app shop-staging --confirm shop-staging${accepting("heroku-redis")}`,
  );
  expect(remedy("addons.heroku-redis", { live, addons: [redis("redis-flat-1", "REDIS")] }, {})).toMatch(
    /^keep redis-flat-1, which is in use as REDIS/,
  );
  const database = { name: "postgresql-flat-1", service: "heroku-postgresql", usedBy: [] };
  const lent = "attachments.heroku-postgresql.DATABASE";
  expect(
    remedy(`${lent}.from`, { live: { [lent]: "yes", [`${lent}.from`]: "other" }, addons: [database] }, {}),
  ).toContain("heroku pg:promote postgresql-flat-1 --app shop-staging");
});

test("a color that is unknown is in no command", () => {
  const path = "attachments.heroku-postgresql.HEROKU_POSTGRESQL_COLOR";
  const live = { [path]: "yes", "addons.heroku-postgresql": "1" };
  expect(remedy(path, { live }, {})).toBe(
    `check heroku addons --app shop-staging for heroku-postgresql, then use heroku addons:detach${accepting("heroku-postgresql")}`,
  );
  expect(remedy("addons.heroku-postgresql", { live }, {})).toMatch(
    /^check heroku addons --app shop-staging for heroku-postgresql/,
  );
});

test("a second webhook of one receiver is removed: an up leaves it alone", () => {
  const declared = { "webhooks.list@example.org": "api:release, sync" };
  const live = { "webhooks.list@example.org": "api:release, sync; api:release, sync" };
  expect(remedy("webhooks.list@example.org", { live, declared }, { live: declared, declared })).toMatch(
    /^check heroku webhooks --app shop-staging, then use heroku webhooks:remove/,
  );
});

test("any text in a name is one word of a command", () => {
  expect(remedy("access.a'b;$(id)@example.org", at("access.a'b;$(id)@example.org", "view"), {})).toMatch(
    /^heroku access:remove 'a'\\''b;\$\(id\)@example\.org' --app shop-staging;/,
  );
  expect(remedy("attachments.redis.X; id", at("attachments.redis.X; id", "yes"), {})).toMatch(
    /^heroku addons:detach 'X; id' --app shop-staging;/,
  );
});

test("a declared process type comes with the code, and no up brings it", () => {
  const declared = { "processes.web": "yes" };
  expect(remedy("processes.web", { live: declared, declared }, { declared })).toBe(
    "web comes with the code: release the same code to shop-production",
  );
});

test("what is declared is put back", () => {
  const declared = { "access.ana@example.org": "view, deploy" };
  expect(remedy("access.ana@example.org", { live: {}, declared }, { live: declared, declared })).toBe(
    "pulumi up --refresh --stack staging restores it; to accept it, declare access.ana@example.org in index.ts; if only one environment has it, use onlyIn(…) with a reason",
  );
});

test("what is as declared on both sides is for the declaration", () => {
  expect(
    remedy(
      "stack",
      { ...at("stack", "a"), declared: { stack: "a" } },
      { ...at("stack", "b"), declared: { stack: "b" } },
    ),
  ).toBe("declare it in index.ts with onlyIn(…) and the reason, or make it the same in both");
});

test("an app that is not there is brought up, also where the stack believes that it is there", () => {
  expect(
    remedyText(
      remedyFor(
        {
          service: "shop",
          aspect: "app",
          path: "app",
          part: { kind: "app" },
          values: [{ environment: "staging" }, { environment: "production" }],
          reason: { code: "no app", environments: ["production"] },
        },
        [side("staging", {}), { ...side("production", {}), live: {} }],
      ),
    ),
  ).toBe("pulumi up --refresh --stack production");
});

test.each<[kind: "secret" | "generated" | "fixed" | "undeclared" | "add-on", todo: string]>([
  [
    "secret",
    "pulumi config set --secret shop:KEY --stack staging with another value; pulumi up --refresh --stack staging",
  ],
  [
    "generated",
    "pulumi up --refresh --stack staging restores the generated value; pulumi up --refresh --stack production restores the generated value",
  ],
  [
    "fixed",
    "pulumi up --refresh --stack staging restores the declared value; pulumi up --refresh --stack production restores the declared value; to let them differ, declare KEY as perEnvironment() or secret()",
  ],
  [
    "undeclared",
    "declare KEY in index.ts as secret() or perEnvironment(); or run heroku config:unset KEY --app shop-staging; or run heroku config:unset KEY --app shop-production",
  ],
  ["add-on", "heroku addons --app shop-staging shows whose redis it is: give each environment its own add-on"],
])("a value that is wrong, %s", (kind, todo) => {
  const isAddon = kind === "add-on";
  const origins = isAddon || kind === "undeclared" ? {} : { KEY: { kind } };
  const both: Side = { live: { "config.KEY": isAddon ? "set by redis" : "set" }, origins };
  expect(remedy("config.KEY", both, both, "same")).toBe(todo);
});

test("of two databases none that is in use is to be destroyed, and the other one is named", () => {
  const addons = [
    { name: "shop-old-db", service: "heroku-postgresql", usedBy: [] },
    { name: "shop-new-db", service: "heroku-postgresql", usedBy: ["DATABASE", "shop-jobs::DATABASE"] },
  ];
  const staging = { live: { "addons.heroku-postgresql": "1" }, declared: { "addons.heroku-postgresql": "1" } };
  const production = { live: { "addons.heroku-postgresql": "2" }, declared: staging.declared, addons };
  const todo = remedy("addons.heroku-postgresql", staging, production);
  expect(todo).toMatch(/heroku addons:destroy shop-old-db --app shop-production \(deletes its data\)/);
  expect(todo).toContain("keep shop-new-db, which is in use as DATABASE, shop-jobs::DATABASE");
  expect(todo).toMatch(/(keep .*; or run heroku|heroku .* or keep) /);
  expect(todo).not.toMatch(/addons:destroy (shop-new-db|<)/);
});

test("an app that was renamed by hand gets its declared name back", () => {
  expect(remedy("app.name", {}, { live: { "app.name": "shop-elsewhere" } })).toMatch(
    /^heroku apps:rename shop-production --app shop-production/,
  );
});
