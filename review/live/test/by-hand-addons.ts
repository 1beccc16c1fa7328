import { type ByHand, send } from "./by-hand.ts";

type Act = ByHand["act"];

const day = 86_400_000;

async function scheduleOf({ heroku, addon }: Parameters<Act>[0], environment: string): Promise<[string, string]> {
  const at = `/client/v11/databases/${addon(environment, "postgres")}/transfer-schedules`;
  const [row] = await heroku.ask(`GET ${at}`);
  return [at, row.uuid];
}

const unschedule =
  (environment: string): Act =>
  async (standing) => {
    const [at, id] = await scheduleOf(standing, environment);
    return standing.heroku.ask(`DELETE ${at}/${id}`, {});
  };

/** A second database, which the app then reads as DATABASE. */
const promoteAnother: Act = async ({ heroku }) => {
  const app = "bookings-production";
  const body = { plan: "heroku-postgresql:standard-0", name: "bookings-new", config: { version: "16" } };
  await heroku.ask(`POST /apps/${app}/addons`, body);
  await heroku.ask("POST /addon-attachments", {
    app,
    addon: "bookings-new",
    name: "DATABASE",
    confirm: app,
  });
};

const archive: Act = async ({ heroku }) => {
  for (const [app, plan, version] of [
    ["catalog-staging", "essential-0", "15"],
    ["catalog-production", "standard-0", "17"],
  ]) {
    const body = { plan: `heroku-postgresql:${plan}`, attachment: { name: "ARCHIVE" }, config: { version } };
    await heroku.ask(`POST /apps/${app}/addons`, body);
  }
};

/** Two databases in each environment, of which the versions have changed places. */
const exchanged: Act = async ({ heroku }) => {
  for (const [app, plan, one, other] of [
    ["catalog-staging", "essential-0", "15", "16"],
    ["catalog-production", "standard-0", "16", "15"],
  ]) {
    for (const [name, version] of [
      ["ARCHIVE", one],
      ["REPORTS", other],
    ]) {
      const body = { plan: `heroku-postgresql:${plan}`, attachment: { name }, config: { version } };
      await heroku.ask(`POST /apps/${app}/addons`, body);
    }
  }
};

/** Add-ons, databases and their backups. */
export const addonsByHand: readonly ByHand[] = [
  {
    what: "production's database is attached to staging",
    service: "catalog",
    act: ({ heroku, addon }) =>
      heroku.ask("POST /addon-attachments", {
        app: "catalog-staging",
        addon: addon("production", "postgres"),
        name: "PRODUCTION_DB",
      }),
    said: [/^unexplained attachments\.heroku-postgresql\.PRODUCTION_DB\.from: .*catalog-production/],
  },
  {
    what: "production reads another database, of an older version, that has no backup schedule",
    service: "bookings",
    act: promoteAnother,
    said: [
      /^unexplained addons\.heroku-postgresql\.version\.DATABASE: staging 17, production 16/,
      /^unhealthy production: .*bookings-new.*no schedule/,
      /^added production: .*add-on.*bookings-new/,
    ],
  },
  {
    what: "production's backup schedule is removed",
    service: "bookings",
    act: unschedule("production"),
    said: [/^unexplained backups\.schedule: staging daily .*, production none/, /^unhealthy production: .*no schedule/],
  },
  {
    what: "production's backups are taken at another time, in another time zone",
    service: "catalog",
    async act(standing) {
      await unschedule("production")(standing);
      const [at] = [`/client/v11/databases/${standing.addon("production", "postgres")}/transfer-schedules`];
      const body = { hour: 14, timezone: "Asia/Kolkata", schedule_name: "DATABASE_URL" };
      await standing.heroku.ask(`POST ${at}`, body);
    },
    said: [/^unexplained backups\.schedule: .*02:00 America\/New_York, production daily at 14:00 Asia\/Kolkata/],
  },
  {
    what: "production's backups are deleted",
    service: "bookings",
    async act({ heroku }) {
      await heroku.ask("POST /_local/clock", { advanceMs: 2 * day });
      const at = "/client/v11/apps/bookings-production/transfers";
      for (const { num } of await heroku.ask(`GET ${at}`)) await heroku.ask(`DELETE ${at}/${num}`, {});
    },
    said: [
      /^unexplained backups\.newest: staging within 36 hours, production none/,
      /^unhealthy production: .*no backup/,
    ],
  },
  {
    what: "an add-on that is not declared is made in production",
    service: "bookings",
    act: send("POST /apps/bookings-production/addons", { plan: "memcachier:dev" }),
    said: [/^unexplained addons\.memcachier: staging none, production 1/, /^added production: .*memcachier/],
  },
  {
    what: "staging's error tracker is destroyed",
    service: "credits",
    act: ({ heroku, addon }) => heroku.ask(`DELETE /apps/credits-staging/addons/${addon("staging", "rollbar")}`, {}),
    said: [
      /^unexplained addons\.rollbar: .*declared for staging, which does not have it/,
      /^unexplained config\.ROLLBAR_ACCESS_TOKEN: staging none/,
    ],
  },
  {
    what: "production's key-value store is attached under a second name",
    service: "trails",
    act: ({ heroku, addon }) =>
      heroku.ask("POST /addon-attachments", {
        app: "trails-production",
        addon: addon("production", "redis"),
        name: "QUEUE",
      }),
    said: [/^unexplained attachments\.heroku-redis\.QUEUE: staging none, production attached/],
  },
  {
    what: "production's database is read by another credential",
    service: "bookings",
    async act({ heroku, addon }) {
      const name = addon("production", "postgres");
      const { id } = await heroku.ask(`GET /addons/${name}`);
      await heroku.ask(`POST /postgres/v0/databases/${id}/credentials`, { name: "reporting" });
      const body = { app: "bookings-production", addon: name, name: "DATABASE", namespace: "credential:reporting" };
      await heroku.ask("POST /addon-attachments", { ...body, confirm: "bookings-production" });
    },
    said: [
      /^unexplained attachments\.heroku-postgresql\.DATABASE: staging attached, production attached, credential:reporting.* → heroku addons:attach \S+ --as DATABASE --confirm bookings-production --app bookings-production/,
      /^added production: .*"giveBack":.*"addons:attach"/,
    ],
    unsaid: [/addons:detach DATABASE/],
  },
  {
    what: "both have a database that is not declared, of different versions",
    service: "catalog",
    act: archive,
    said: [
      /^unexplained addons\.heroku-postgresql\.version\.ARCHIVE: staging 15, production 17/,
      /^added staging: .*ARCHIVE/,
      /^added production: .*ARCHIVE/,
    ],
  },
  {
    what: "two stores of one vendor have each other's version",
    service: "catalog",
    act: exchanged,
    said: [
      /^unexplained addons\.heroku-postgresql\.version\.ARCHIVE: staging 15, production 16/,
      /^unexplained addons\.heroku-postgresql\.version\.REPORTS: staging 16, production 15/,
    ],
  },
  {
    what: "production's key-value store is of another version",
    service: "trails",
    async act({ heroku, addon }) {
      await heroku.ask(`DELETE /apps/trails-production/addons/${addon("production", "redis")}`, {});
      await heroku.ask("POST /apps/trails-production/addons", {
        plan: "heroku-redis:premium-0",
        config: { version: "6.2" },
      });
    },
    said: [
      /^unexplained addons\.heroku-redis\.version\.REDIS: staging 7\.2, production 6\.2.* → heroku redis:upgrade REDIS --version 7\.2 --app trails-production$/,
    ],
  },
  {
    what: "production's database has a larger plan",
    service: "bookings",
    act: ({ heroku, addon }) =>
      heroku.ask(`PATCH /apps/bookings-production/addons/${addon("production", "postgres")}`, {
        plan: "heroku-postgresql:standard-2",
      }),
    said: [/^allowed addons\.heroku-postgresql\.plan: staging essential-0, production standard-2/],
  },
];
