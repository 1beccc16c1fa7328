import type { Case } from "../test/case.ts";
import { changed, sampleEstate } from "../test/sample-estate.ts";

const onPlan = (plan: string) => changed(sampleEstate(), "shop-postgres", { props: { plan } });

const tooLow = (plan: string, minimum = "standard") =>
  `shop-postgres: expected a ${minimum} plan or above, got ${plan}: change the plan in the stack file`;

export const cases: readonly Case[] = [
  { name: "Standard", resources: sampleEstate(), messages: [] },
  { name: "Premium", resources: onPlan("heroku-postgresql:premium-2"), messages: [] },
  { name: "Shield", resources: onPlan("heroku-postgresql:shield-0"), messages: [] },
  { name: "Advanced", resources: onPlan("heroku-postgresql:advanced"), messages: [] },
  { name: "Essential", resources: onPlan("heroku-postgresql:essential-2"), messages: [tooLow("essential-2")] },
  { name: "a plan of old", resources: onPlan("heroku-postgresql:hobby-basic"), messages: [tooLow("hobby-basic")] },
  { name: "no plan", resources: onPlan("heroku-postgresql"), messages: [tooLow("Heroku's default plan")] },
  { name: "an unknown one", resources: onPlan("heroku-postgresql:zeppelin"), messages: [tooLow("zeppelin")] },
  { name: "Essential in staging", resources: sampleEstate("staging"), messages: [] },
  {
    name: "Essential where the stack file allows it",
    resources: onPlan("heroku-postgresql:essential-2"),
    settings: { minimum: "essential" },
    messages: [],
  },
  {
    name: "Standard where the stack file asks for more",
    resources: sampleEstate(),
    settings: { minimum: "premium" },
    messages: [tooLow("standard-0", "premium")],
  },
];
