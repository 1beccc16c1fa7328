/** A retired add-on service or plan. */
export interface Retirement {
  /** Day, month or year of the retirement; absent if unknown. */
  readonly ended?: string;
  /** What to do instead. */
  readonly instead: string;
}

const anotherMongo = "keep the data in a MongoDB outside Heroku, with its address a secret()";
const essential = "take essential-0, to which Heroku has moved it";

/**
 * By slug, or by plan if the service continues. Each is from an announcement of the vendor or Heroku, as quoted in public threads.
 * GrapheneDB is not listed: neither Heroku nor the vendor has announced its end.
 */
export const retiredAddons: Readonly<Record<string, Retirement>> = {
  // heroku/roadmap#26, getsentry/sentry#41228
  deployhooks: { ended: "2023-02", instead: "declare release notices with notices: [email(…)]" },
  // Every app has what its plans, such as advanced, were for.
  releases: { instead: "remove it: heroku releases shows the same for every app" },
  // ericf/open-marriage#1
  pgbackups: { ended: "2015", instead: 'declare the database with backup: daily("02:00", "America/New_York")' },
  // heroku/terraform-provider-heroku#326
  ssl: { ended: "2021-10-18", instead: "declare domain: customDomain(), whose certificate Heroku renews" },
  // docs.mlab.com/shutdown-of-heroku-add-on
  mongolab: { ended: "2020-11-10", instead: anotherMongo },
  // openfarmcc/OpenFarm#1040
  mongohq: { ended: "2019-10-15", instead: anotherMongo },
  // fluent/fluentd-website#232
  redistogo: { ended: "2022-08-08", instead: "declare redis() or redisCloud()" },
  // docker/cli#4709
  logentries: { ended: "2022-11-15", instead: "declare papertrail()" },
  // "Dear Hoptoad User", a letter of Heroku's of 2012
  hoptoad: { ended: "2012-03-30", instead: "declare rollbar()" },
  // ucfopen/UDOIT#876, saleor/saleor#11723
  "heroku-postgresql:hobby-dev": { ended: "2022-11-28", instead: essential },
  "heroku-postgresql:hobby-basic": { ended: "2022-11-28", instead: essential },
  "heroku-redis:hobby-dev": { ended: "2022-11-28", instead: "take mini" },
  // coderdojo-japan/coderdojo.jp#1606, anishathalye/gavel#108
  "heroku-postgresql:mini": { ended: "2024-05-29", instead: essential },
  "heroku-postgresql:basic": { ended: "2024-05-29", instead: "take essential-1, to which Heroku has moved it" },
};
