import type { Case } from "../test/case.ts";
import { changed, declaring, sampleEstate, without } from "../test/sample-estate.ts";

const needing = (keepDays: number, plan = "heroku-postgresql:standard-0", environment = "production") =>
  changed(
    sampleEstate(
      environment,
      declaring("postgres", { backup: { kind: "daily", at: "02:00", timezone: "UTC", keepDays } }),
    ),
    "shop-postgres",
    { props: { plan } },
  );

const less = "lower keepDays and store older backups elsewhere";

export const cases: readonly Case[] = [
  { name: "a week on Standard", resources: sampleEstate(), messages: [] },
  { name: "four weeks on Standard", resources: needing(28), messages: [] },
  { name: "a plan of Heroku's choice, which is Essential", resources: needing(7, "heroku-postgresql"), messages: [] },
  {
    name: "a month on Standard",
    resources: needing(30),
    messages: [
      `shop-postgres: expected backups kept for 30 days, got 28 with plan standard-0: choose a premium plan, or ${less}`,
    ],
  },
  {
    name: "two weeks on Essential",
    resources: needing(14, "heroku-postgresql:essential-1"),
    messages: [
      `shop-postgres: expected backups kept for 14 days, got 7 with plan essential-1: choose a standard plan, or ${less}`,
    ],
  },
  {
    name: "a month that production needs, on staging's Essential",
    resources: needing(30, "heroku-postgresql:essential-0", "staging"),
    messages: [],
  },
  { name: "a year but five days on Private", resources: needing(360, "heroku-postgresql:private-0"), messages: [] },
  {
    name: "more than any plan keeps",
    resources: needing(730, "heroku-postgresql:premium-0"),
    messages: [`shop-postgres: expected backups kept for 730 days, got 360 with plan premium-0: ${less}`],
  },
  {
    name: "Shield",
    resources: needing(7, "heroku-postgresql:shield-0"),
    messages: [
      "shop-postgres: expected backups kept for 7 days, got none with plan shield-0: Heroku schedules no backups on Shield; choose a private plan",
    ],
  },
  {
    name: "a tier of which nothing is known",
    resources: needing(7, "heroku-postgresql:advanced"),
    messages: [
      `shop-postgres: expected backups kept for 7 days, got an unknown number with plan advanced: choose a standard plan, or ${less}`,
    ],
  },
  {
    name: "more days for every database",
    resources: sampleEstate("staging"),
    settings: { days: 14 },
    messages: [
      `shop-postgres: expected backups kept for 14 days, got 7 with plan essential-0: choose a standard plan, or ${less}`,
    ],
  },
  {
    name: "a database that no service declares",
    resources: changed(without(sampleEstate(), "shop"), "shop-postgres", {
      props: { plan: "heroku-postgresql:shield-1" },
      parent: undefined,
    }),
    messages: [
      "shop-postgres: expected backups kept for 7 days, got none with plan shield-1: Heroku schedules no backups on Shield; choose a private plan",
    ],
  },
  {
    name: "no backup, for a reason that another rule speaks of",
    resources: changed(
      sampleEstate("production", declaring("postgres", { backup: { kind: "noBackup", reason: "rebuilt each night" } })),
      "shop-postgres",
      { props: { plan: "heroku-postgresql:shield-0" } },
    ),
    messages: [],
  },
];
