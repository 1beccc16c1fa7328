import type { Case } from "../test/case.ts";
import { changed, resource, sampleEstate, without } from "../test/sample-estate.ts";

const unscheduled = (name: string) =>
  `${name}: expected a daily backup schedule, got none: declare it with backup: daily("02:00", "America/New_York")`;

export const cases: readonly Case[] = [
  { name: "a schedule of its own", resources: sampleEstate(), messages: [] },
  {
    name: "no schedule",
    resources: without(sampleEstate(), "shop-postgres-backup"),
    messages: [unscheduled("shop-postgres")],
  },
  {
    name: "another database's schedule",
    resources: [
      ...sampleEstate(),
      resource("production", "Addon", "shop-archive", { props: { plan: "heroku-postgresql:standard-0" } }),
    ],
    messages: [unscheduled("shop-archive")],
  },
  {
    name: "a schedule of nothing",
    resources: changed(sampleEstate(), "shop-postgres-backup", { origins: {} }),
    messages: [unscheduled("shop-postgres")],
  },
  {
    name: "a plan that is the service's name alone",
    resources: without(
      changed(sampleEstate(), "shop-postgres", { props: { plan: "heroku-postgresql" } }),
      "shop-postgres-backup",
    ),
    messages: [unscheduled("shop-postgres")],
  },
];
