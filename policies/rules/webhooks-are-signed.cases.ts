import type { Case } from "../test/case.ts";
import { changed, sampleEstate, urnIn } from "../test/sample-estate.ts";

const sample = sampleEstate();
const message = "shop-notice: expected a secret that signs its deliveries, got none: set its secret";

export const cases: readonly Case[] = [
  { name: "a key", resources: sample, messages: [] },
  {
    name: "a key that is made in the same up",
    resources: changed(sample, "shop-notice", {
      props: { secret: undefined },
      origins: { appId: [urnIn(sample, "shop-app")], secret: ["urn:pulumi:production::estate::other::key"] },
    }),
    messages: [],
  },
  { name: "no key", resources: changed(sample, "shop-notice", { props: { secret: undefined } }), messages: [message] },
  {
    name: "an unknown secret",
    resources: changed(sample, "shop-notice", { props: { secret: "" } }),
    messages: [message],
  },
];
