import type { Case } from "../test/case.ts";
import { changed, marker, resource, sampleEstate, without } from "../test/sample-estate.ts";

/** On the common runtime, for a stated reason, with its log lines at a drain. */
const milder = (environment = "production") =>
  without(
    sampleEstate(environment, { dataClass: "restricted", exceptions: { ...none, commonRuntime: "the lawyer's note" } }),
    "shop-papertrail",
  );

const none = {
  withoutWeb: null,
  withoutErrorTracker: null,
  withoutLogs: null,
  mayBeDown: null,
  mailSink: null,
  manyHosts: null,
  onDemand: {},
  monthlyCost: null,
  jobs: null,
  listed: [],
};

const restricted = (environment = "production") => sampleEstate(environment, { dataClass: "restricted" });

const inSpace = (environment?: string) => changed(restricted(environment), "shop-app", { props: { space: "records" } });

const withPlans = (postgres: string, redis: string) =>
  changed(changed(inSpace(), "shop-postgres", { props: { plan: postgres } }), "shop-redis", { props: { plan: redis } });

const app =
  "shop-app: expected an app in a Private Space, because its data is restricted, got one in the Common Runtime: declare its space";
const store = (name: string, plan: string) =>
  `${name}: expected a private or shield plan, because its data is restricted, got ${plan}: change the plan in the stack file`;

const logs =
  "shop-papertrail: expected logs to go to your own collector, because the data is restricted, got papertrail: declare a logDrain(…), or keep personal data out of the logs";
const inReview = (values: Readonly<Record<string, string>>) => [
  ...inSpace("staging"),
  resource("staging", "PipelineConfigVar", "shop-review", {
    props: { pipelineStage: "review", sensitiveVars: values },
  }),
];
const small = [store("shop-postgres", "essential-0"), store("shop-redis", "premium-0")];

export const cases: readonly Case[] = [
  { name: "data that is not restricted", resources: sampleEstate(), messages: [] },
  {
    name: "restricted data on the common runtime",
    resources: restricted(),
    messages: [app, store("shop-postgres", "standard-0"), store("shop-redis", "premium-0"), logs],
  },
  {
    name: "the app alone in a space",
    resources: inSpace(),
    messages: [store("shop-postgres", "standard-0"), store("shop-redis", "premium-0"), logs],
  },
  {
    name: "all in a space",
    resources: withPlans("heroku-postgresql:private-0", "heroku-redis:shield-7"),
    messages: [logs],
  },
  {
    name: "Advanced in a space",
    resources: withPlans("heroku-postgresql:advanced-private", "heroku-redis"),
    messages: [store("shop-redis", "Heroku's default plan"), logs],
  },
  { name: "staging on the common runtime", resources: restricted("staging"), messages: [app, ...small, logs] },
  { name: "staging in a space, with small data stores", resources: inSpace("staging"), messages: [...small, logs] },
  {
    name: "review apps with a secret of staging's",
    resources: inReview({ PARTNER_KEY: `${marker}-key-staging` }),
    messages: [
      ...small,
      "shop-review: expected no secret of the service in review apps, which run in the Common Runtime, got PARTNER_KEY: set a separate value for review apps",
      logs,
    ],
  },
  {
    name: "review apps with a secret of their own",
    resources: inReview({ PARTNER_KEY: marker }),
    messages: [...small, logs],
  },
  {
    name: "the milder way, for a stated reason, on a database server of its own",
    resources: milder(),
    messages: [],
  },
  {
    name: "the milder way, on a server that is shared",
    resources: changed(milder(), "shop-postgres", {
      props: { plan: "heroku-postgresql:essential-2" },
    }),
    messages: [
      "shop-postgres: expected a dedicated database server, because its data is restricted, got essential-2: choose a standard plan",
    ],
  },
  {
    name: "the milder way, on a server that is shared, in staging",
    resources: milder("staging"),
    messages: [
      "shop-postgres: expected a dedicated database server, because its data is restricted, got essential-0: choose a standard plan",
    ],
  },
];
