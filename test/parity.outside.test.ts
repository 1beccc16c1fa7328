import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { type HerokuCli, herokuCli, installHerokuCli } from "./support/heroku-cli.ts";
import { bringUpWithDynos, declaredPair, differencesIn, parityOf } from "./support/parity.ts";

const Addon = z.object({ name: z.string(), plan: z.object({ name: z.string() }) });

let heroku: HerokuCli;
let estate: Estate;
let pair: Awaited<ReturnType<typeof declaredPair>>;
/** Name of production's. */
let database: string;
/** What was found last. */
let before: string[];

beforeAll(async () => {
  const [local] = engineKinds;
  if (local === undefined) throw new Error("expected the local engine");
  [estate] = await Promise.all([openEstate(local, ["catalog"]), installHerokuCli()]);
  await bringUpWithDynos(estate, ["catalog"]);
  heroku = await herokuCli(estate.local);
  pair = await declaredPair(estate);
  const addons = await estate.api.platform.list("/apps/catalog-production/addons", Addon);
  database = addons.find(({ plan }) => plan.name.startsWith("heroku-postgresql:"))?.name ?? "";
  before = differencesIn(await parityOf(estate, pair));
});
afterAll(() => estate.close());

const app = "--app catalog-staging";

/** One command for each item that it can change, each on top of those before, and all that parity then says. */
const commands: readonly [command: string, found: readonly string[]][] = [
  [`stack:set heroku-22 ${app}`, ["unexplained stack.next: staging heroku-22, production none"]],
  [
    `buildpacks:add https://packs.example.org/one.git ${app}`,
    ["unexplained buildpacks: staging https://packs.example.org/one.git, production none"],
  ],
  [`ps:scale worker=0 ${app}`, ["unexplained processes.worker.quantity: staging 0, production 1"]],
  [`config:set THEIRS=1 ${app}`, ["unexplained config.THEIRS: staging set, production none"]],
  [`config:unset EMAIL_HOST ${app}`, ["unexplained config.EMAIL_HOST: staging none, production set"]],
  [
    `addons:create scheduler:standard ${app}`,
    [
      "unexplained addons.scheduler: staging 1, production none",
      "unexplained attachments.scheduler.SCHEDULER: staging attached, production none",
    ],
  ],
  [
    `addons:create heroku-postgresql:essential-0 --wait ${app} -- --version=16`,
    [
      "allowed addons.heroku-postgresql.plan: staging essential-0, essential-0, production standard-0",
      "unexplained config.HEROKU_POSTGRESQL_COLOR_URL: staging set by heroku-postgresql, production none",
      "unexplained addons.heroku-postgresql: staging 2, production 1",
      "unexplained attachments.heroku-postgresql.HEROKU_POSTGRESQL_COLOR: staging attached, production none",
    ],
  ],
  [
    `addons:attach <database of production> --as SOURCE ${app}`,
    [
      "unexplained config.SOURCE_URL: staging set by heroku-postgresql of catalog-production, production none",
      "unexplained attachments.heroku-postgresql.SOURCE: staging attached, production none",
      "unexplained attachments.heroku-postgresql.SOURCE.from: staging catalog-production, production none",
    ],
  ],
  [
    `features:enable runtime-dyno-metadata ${app}`,
    ["unexplained features.runtime-dyno-metadata: staging on, production none"],
  ],
  [
    `certs:auto:disable --confirm catalog-staging ${app}`,
    ["unexplained certificates.kind: staging none, production automatic"],
  ],
  [
    `domains:add theirs.example.org ${app}`,
    [
      "allowed domains.hostnames: staging catalog-staging.example.org, theirs.example.org, production catalog.example.org",
      "unexplained domains.custom: staging 2, production 1",
    ],
  ],
  [
    `drains:add https://theirs.example.org/logs ${app}`,
    ["unexplained drains.https://theirs.example.org: staging 1, production none"],
  ],
  [
    `webhooks:add --include api:build --level notify --url https://theirs.example.org/ ${app}`,
    ["unexplained webhooks.https://theirs.example.org: staging api:build, notify, production none"],
  ],
  [
    `access:update developer@example.org --permissions view ${app}`,
    ["unexplained access.developer@example.org: staging view, production view, deploy, operate"],
  ],
  [
    `pg:backups:unschedule DATABASE_URL ${app}`,
    ["unexplained backups.schedule: staging none, production daily at 02:00 America/New_York"],
  ],
  [`pg:backups:capture DATABASE_URL ${app}`, ["unexplained backups.newest: staging within 36 hours, production none"]],
  [`maintenance:on ${app}`, ["unexplained app.maintenance: staging on, production off"]],
  [`apps:lock ${app}`, ["unexplained app.locked: staging present, production none"]],
  [`config:set DJANGO_SECRET_KEY= ${app}`, ["unexplained config.DJANGO_SECRET_KEY: its own value in both"]],
  [`pipelines:update --stage production ${app}`, ["unexplained pipeline.stage: staging production, production none"]],
  [`pipelines:update --stage staging ${app}`, []],
  [`apps:rename catalog-elsewhere ${app}`, ["unexplained app.name: staging catalog-elsewhere, production none"]],
];

test.each(commands)("what the real Heroku CLI changes is found and named: %s", async (command, found) => {
  const { code, errors } = await heroku(command.replace("<database of production>", database));
  expect(code, errors).toBe(0);
  const after = differencesIn(await parityOf(estate, pair));
  expect(after.filter((line) => !before.includes(line)).sort()).toEqual([...found].sort());
  before = after;
});
