import { retiredAddons } from "../facts/retired-addons.ts";
import type { Case } from "../test/case.ts";
import { changed, resource, sampleEstate } from "../test/sample-estate.ts";

const withAddon = (plan: string) => [
  ...sampleEstate("staging"),
  resource("staging", "Addon", "shop-old", { props: { plan } }),
];

const retired = (what: string) => `shop-old: expected an available add-on, got ${what}`;

export const cases: readonly Case[] = [
  { name: "all still offered", resources: sampleEstate(), messages: [] },
  {
    name: "Deploy Hooks",
    resources: withAddon("deployhooks:email"),
    messages: [`${retired("deployhooks, retired in 2023-02")}: declare release notices with notices: [email(…)]`],
  },
  {
    name: "releases:advanced",
    resources: withAddon("releases:advanced"),
    messages: [`${retired("releases, retired")}: remove it: heroku releases shows the same for every app`],
  },
  {
    name: "a plan that is no more, of a service that goes on",
    resources: changed(sampleEstate("staging"), "shop-postgres", { props: { plan: "heroku-postgresql:hobby-dev" } }),
    messages: [
      "shop-postgres: expected an available add-on, got heroku-postgresql:hobby-dev, retired in 2022-11-28: take essential-0, to which Heroku has moved it",
    ],
  },
  {
    name: "one that the stack file wants to be rid of",
    resources: withAddon("proximo:development"),
    settings: { services: ["proximo"] },
    messages: [`${retired("proximo, retired")}: declare another; the stack file lists it as retired`],
  },
  { name: "a word of every object", resources: withAddon("constructor:valueOf"), messages: [] },
  ...Object.entries(retiredAddons).map(([what, { ended, instead }]): Case => {
    const since = ended === undefined ? "retired" : `retired in ${ended}`;
    return { name: what, resources: withAddon(what), messages: [`${retired(`${what}, ${since}`)}: ${instead}`] };
  }),
];
