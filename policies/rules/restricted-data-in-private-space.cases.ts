import type { Case } from "../test/case.ts";
import { changed, sampleEstate } from "../test/sample-estate.ts";

const restricted = (environment = "production") => sampleEstate(environment, { dataClass: "restricted" });

const inSpace = (environment?: string) => changed(restricted(environment), "shop-app", { props: { space: "records" } });

const withPlans = (postgres: string, redis: string) =>
  changed(changed(inSpace(), "shop-postgres", { props: { plan: postgres } }), "shop-redis", { props: { plan: redis } });

const app =
  "shop-app: expected an app in a private space, as its data is restricted, got one on the common runtime: declare its space";
const store = (name: string, plan: string) =>
  `${name}: expected a private or shield plan, as its data is restricted, got ${plan}: change the plan in the stack file`;

export const cases: readonly Case[] = [
  { name: "data that is not restricted", resources: sampleEstate(), messages: [] },
  {
    name: "restricted data on the common runtime",
    resources: restricted(),
    messages: [app, store("shop-postgres", "standard-0"), store("shop-redis", "premium-0")],
  },
  {
    name: "the app alone in a space",
    resources: inSpace(),
    messages: [store("shop-postgres", "standard-0"), store("shop-redis", "premium-0")],
  },
  {
    name: "all in a space",
    resources: withPlans("heroku-postgresql:private-0", "heroku-redis:shield-7"),
    messages: [],
  },
  {
    name: "Advanced in a space",
    resources: withPlans("heroku-postgresql:advanced-private", "heroku-redis"),
    messages: [store("shop-redis", "Heroku's own choice")],
  },
  { name: "staging on the common runtime", resources: restricted("staging"), messages: [app] },
  { name: "staging in a space, with small data stores", resources: inSpace("staging"), messages: [] },
];
