import type { Case } from "../test/case.ts";
import { changed, resource, sampleEstate, without } from "../test/sample-estate.ts";

const message = (app: string, got: string) =>
  `${app}: expected a pipeline coupling at stage production, got ${got}: declare the app with service(), or couple it at production`;

export const cases: readonly Case[] = [
  { name: "a coupling at its stage", resources: sampleEstate(), messages: [] },
  {
    name: "no coupling",
    resources: without(sampleEstate(), "shop-coupling"),
    messages: [message("shop-app", "no coupling")],
  },
  {
    name: "another stage",
    resources: changed(sampleEstate(), "shop-coupling", { props: { stage: "staging" } }),
    messages: [message("shop-app", "a coupling at staging")],
  },
  {
    name: "an app of no service",
    resources: [
      ...sampleEstate(),
      resource("production", "App", "extra", { props: { name: "extra-production" }, parent: undefined }),
    ],
    messages: [message("extra", "no coupling")],
  },
];
