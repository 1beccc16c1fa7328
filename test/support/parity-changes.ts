import { z } from "zod";
import type { Method } from "../../sdks/heroku/client/heroku.ts";
import type { Estate } from "./estate.ts";
import { tellHeroku } from "./tell-heroku.ts";

/** A change by hand to one app, and exactly what parity then reports. */
export interface ByHand {
  readonly what: string;
  act(estate: Estate): Promise<unknown>;
  /** Verdict, path and what each environment has, without the service. */
  readonly found: readonly string[];
}

const send =
  (method: Method, path: string, body: object = {}) =>
  ({ api }: Estate) =>
    api.platform.send(method, path, { body, response: z.unknown() });

const staging = "/apps/catalog-staging";
const production = "/apps/catalog-production";

/** Ids of an app's things by their names or the like. */
async function idOf({ api }: Estate, list: string, name: string): Promise<string> {
  const rows = await api.platform.list(list, z.looseObject({ id: z.string() }));
  const row = rows.find((each) => JSON.stringify(each).includes(`"${name}`));
  if (row === undefined) throw new Error(`${list}: expected ${name}`);
  return row.id;
}

const database = (estate: Estate, app: string) => idOf(estate, `${app}/addons`, "heroku-postgresql");

/** One of each item that is compared, each on top of those before it. */
export const changesByHand: readonly ByHand[] = [
  {
    what: "a stack image, for the next build",
    act: send("PATCH", staging, { build_stack: "heroku-22" }),
    found: ["unexplained stack.next: staging heroku-22, production none"],
  },
  {
    what: "buildpacks, in another order",
    async act(estate) {
      const both = ["heroku/nodejs", "heroku/python"];
      for (const [path, names] of [
        [staging, both],
        [production, both.toReversed()],
      ] as const) {
        const updates = names.map((buildpack) => ({ buildpack }));
        await send("PUT", `${path}/buildpack-installations`, { updates })(estate);
      }
    },
    found: ["unexplained buildpacks: staging heroku/nodejs, heroku/python, production heroku/python, heroku/nodejs"],
  },
  {
    what: "the size of dynos",
    act: send("PATCH", `${production}/formation/web`, { size: "Standard-2X", quantity: 1 }),
    found: ["allowed processes.web.size: staging Basic, production Standard-2X"],
  },
  {
    what: "an undeclared config var",
    act: send("PATCH", `${staging}/config-vars`, { THEIRS: "marker-of-theirs" }),
    found: ["unexplained config.THEIRS: staging set, production none"],
  },
  {
    what: "the value of a config var that is fixed",
    act: send("PATCH", `${production}/config-vars`, { DJANGO_SETTINGS_MODULE: "marker-of-mine" }),
    found: ["unexplained config.DJANGO_SETTINGS_MODULE: its own value in both"],
  },
  {
    what: "the name of the other environment",
    act: send("PATCH", `${staging}/config-vars`, { ROLLBAR_ENVIRONMENT: "production" }),
    found: ["unexplained config.ROLLBAR_ENVIRONMENT: the same value in both"],
  },
  {
    what: "a secret, the same in both",
    async act(estate) {
      for (const path of [staging, production]) {
        const vars = { EMAIL_HOST_PASSWORD: "marker-of-both", DJANGO_SECRET_KEY: "marker-of-sessions" };
        await send("PATCH", `${path}/config-vars`, vars)(estate);
      }
    },
    found: [
      "unexplained config.DJANGO_SECRET_KEY: the same value in both",
      "unexplained config.EMAIL_HOST_PASSWORD: the same value in both",
    ],
  },
  {
    what: "an add-on",
    act: send("POST", `${staging}/addons`, { plan: "scheduler" }),
    found: [
      "unexplained addons.scheduler: staging 1, production none",
      "unexplained attachments.scheduler.SCHEDULER: staging attached, production none",
    ],
  },
  {
    what: "a plan",
    async act(estate) {
      const papertrail = await idOf(estate, `${staging}/addons`, "papertrail");
      await send("PATCH", `${staging}/addons/${papertrail}`, { plan: "papertrail:fixa" })(estate);
      await send("PATCH", `${production}/addons/${await idOf(estate, `${production}/addons`, "papertrail")}`, {
        plan: "papertrail:choklad",
      })(estate);
    },
    found: ["allowed addons.papertrail.plan: staging fixa, production choklad"],
  },
  {
    what: "a second database, of another version",
    async act(estate) {
      await send("POST", `${production}/addons`, { plan: "heroku-postgresql:standard-0", config: { version: "16" } })(
        estate,
      );
      await tellHeroku(estate.local, "clock", { advanceMs: 1000 });
    },
    found: [
      "allowed addons.heroku-postgresql.plan: staging essential-0, production standard-0, standard-0",
      "unexplained config.HEROKU_POSTGRESQL_COLOR_URL: staging none, production set by heroku-postgresql",
      "unexplained addons.heroku-postgresql: staging 1, production 2",
      "unexplained attachments.heroku-postgresql.HEROKU_POSTGRESQL_COLOR: staging none, production attached",
    ],
  },
  {
    what: "the other environment's database",
    async act(estate) {
      const addon = await database(estate, production);
      await send("POST", "/addon-attachments", { addon, app: "catalog-staging", name: "SOURCE" })(estate);
    },
    found: [
      "unexplained config.SOURCE_URL: staging set by heroku-postgresql of catalog-production, production none",
      "unexplained attachments.heroku-postgresql.SOURCE: staging attached, production none",
      "unexplained attachments.heroku-postgresql.SOURCE.from: staging catalog-production, production none",
    ],
  },
  {
    what: "a feature",
    act: send("PATCH", `${production}/features/runtime-dyno-metadata`, { enabled: true }),
    found: ["unexplained features.runtime-dyno-metadata: staging none, production on"],
  },
  {
    what: "a domain",
    async act(estate) {
      const hostname = "theirs.example.org";
      await send("POST", `${staging}/domains`, { hostname, sni_endpoint: null })(estate);
      await tellHeroku(estate.local, "domains", { hostname, acm: { status: "ok" } });
    },
    found: [
      "allowed domains.hostnames: staging catalog-staging.example.org, theirs.example.org, production catalog.example.org",
      "unexplained domains.custom: staging 2, production 1",
    ],
  },
  {
    what: "a certificate that fails",
    act: ({ local }) => tellHeroku(local, "domains", { hostname: "catalog.example.org", acm: { status: "failing" } }),
    found: ["unexplained certificates.state: staging ok, production failing"],
  },
  {
    what: "automatic certificates, switched off",
    act: send("DELETE", `${production}/acm`),
    found: ["unexplained certificates.kind: staging automatic, production none"],
  },
  {
    what: "a drain",
    act: send("POST", `${staging}/log-drains`, { url: "https://user:marker-of-logs@logs.example.org/marker-of-path" }),
    found: ["unexplained drains.https://logs.example.org: staging 1, production none"],
  },
  {
    what: "a webhook",
    act: send("POST", `${production}/webhooks`, {
      include: ["api:build"],
      level: "notify",
      url: "https://theirs.example.org/marker-of-hook",
    }),
    found: ["unexplained webhooks.https://theirs.example.org: staging none, production api:build, notify"],
  },
  {
    what: "the receiver of a declared webhook",
    async act(estate) {
      const id = await idOf(estate, `${production}/webhooks`, "https://notices.example.org");
      const url = "https://evil.example.net/heroku?to=catalog-deploys%40example.org";
      await send("PATCH", `${production}/webhooks/${id}`, { url, level: "notify" })(estate);
    },
    found: [
      "unexplained webhooks.catalog-deploys@example.org: staging api:release, sync, by https://notices.example.org, production api:release, notify, by https://evil.example.net",
      "allowed webhooks.catalog-deploys@example.org signing: staging none, production changed <time>",
    ],
  },
  {
    what: "access, of another person and with more permissions",
    async act(estate) {
      const user = "theirs@example.org";
      await send("POST", "/teams/apps/catalog-production/collaborators", { user, permissions: ["manage"] })(estate);
      await send("PATCH", "/teams/apps/catalog-staging/collaborators/developer@example.org", {
        permissions: ["view"],
      })(estate);
    },
    found: [
      "unexplained access.developer@example.org: staging view, production view, deploy, operate",
      "unexplained access.theirs@example.org: staging none, production view, manage",
    ],
  },
  {
    what: "a backup schedule",
    async act(estate) {
      const list = `/client/v11/databases/${await database(estate, staging)}/transfer-schedules`;
      const [schedule] = await estate.api.data.send("GET", list, { response: z.array(z.object({ uuid: z.string() })) });
      await estate.api.data.send("DELETE", `${list}/${schedule?.uuid}`, { response: z.unknown() });
    },
    found: ["unexplained backups.schedule: staging none, production daily at 02:00 America/New_York"],
  },
  {
    what: "a backup, of one environment only",
    async act(estate) {
      const path = `/client/v11/databases/${await database(estate, staging)}/backups`;
      await estate.api.data.send("POST", path, { response: z.unknown() });
      await tellHeroku(estate.local, "clock", { advanceMs: 2000 });
    },
    found: ["unexplained backups.newest: staging within 36 hours, production none"],
  },
  {
    what: "other code, with a process of its own",
    async act(estate) {
      const commit = "5".repeat(40);
      const body = { process_types: { web: "bin/web", worker: "bin/worker", clock: "bin/clock" }, commit };
      const answer = z.object({ id: z.string() });
      const slug = await estate.api.platform.send("POST", `${staging}/slugs`, { body, response: answer });
      await send("POST", `${staging}/releases`, { slug: slug.id })(estate);
    },
    found: [
      "unexplained stack: staging heroku-22, production heroku-24",
      "unexplained processes.clock: staging present, production none",
      "unexplained release.commit: staging 55555555, production <commit>",
    ],
  },
  {
    what: "an app's name",
    act: send("PATCH", production, { name: "catalog-elsewhere" }),
    found: [
      "unexplained app.name: staging none, production catalog-elsewhere",
      // What was attached from it before is from the same app, under its new name.
      "unexplained attachments.heroku-postgresql.SOURCE.from: staging catalog-elsewhere, production none",
      "unexplained config.SOURCE_URL: staging set by heroku-postgresql of catalog-elsewhere, production none",
    ],
  },
];
