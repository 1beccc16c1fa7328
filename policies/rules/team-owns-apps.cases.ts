import type { Case } from "../test/case.ts";
import { changed, sampleEstate } from "../test/sample-estate.ts";

const ofNobody = changed(sampleEstate(), "shop-app", { props: { organization: undefined } });

export const cases: readonly Case[] = [
  { name: "the estate's team", resources: sampleEstate(), messages: [] },
  {
    name: "a person",
    resources: ofNobody,
    messages: ["shop-app: expected an app owned by team library, got one owned by a person: set its organization"],
  },
  {
    name: "another team",
    resources: changed(sampleEstate(), "shop-app", { props: { organization: { name: "press" } } }),
    messages: ["shop-app: expected an app owned by team library, got one owned by press: set its organization"],
  },
  {
    name: "some team, in a program that tells none",
    resources: changed(sampleEstate(), "estate", { props: { team: undefined } }),
    messages: [],
  },
  {
    name: "a person, in a program that tells no team",
    resources: changed(ofNobody, "estate", { props: { team: undefined } }),
    messages: ["shop-app: expected an app owned by a team, got one owned by a person: set its organization"],
  },
];
