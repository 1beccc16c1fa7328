import type { Case } from "../test/case.ts";
import { changed, resource, sampleEstate, urnIn, without } from "../test/sample-estate.ts";

const none = (app: string) =>
  `${app}: expected a log add-on or drain, got neither: declare papertrail() in its addons, or logDrain(…) in its drains`;

const sample = sampleEstate();
const silent = without(sample, "shop-papertrail");
const origins = { appId: [urnIn(sample, "shop-app")] };
const other = resource("production", "App", "shop-jobs", { props: { name: "shop-jobs" } });

export const cases: readonly Case[] = [
  { name: "a log add-on", resources: sample, messages: [] },
  { name: "neither", resources: silent, messages: [none("shop-app")] },
  {
    name: "neither in staging",
    resources: without(sampleEstate("staging"), "shop-papertrail"),
    messages: [none("shop-app")],
  },
  {
    name: "a drain",
    resources: [
      ...silent,
      resource("production", "Drain", "shop-drain", { props: { url: "https://logs.example.org" }, origins }),
    ],
    messages: [],
  },
  { name: "an app beside the one that has logs", resources: [...sample, other], messages: [none("shop-jobs")] },
  {
    name: "another app's log add-on, attached",
    resources: [
      ...sample,
      other,
      resource("production", "AddonAttachment", "shop-jobs-papertrail", {
        origins: { appId: [other.urn], addonId: [urnIn(sample, "shop-papertrail")] },
      }),
    ],
    messages: [],
  },
  {
    name: "a service that the stack file names",
    resources: changed(sample, "shop-papertrail", { name: "shop-timber", props: { plan: "timber-logging:free" } }),
    settings: { services: ["timber-logging"] },
    messages: [],
  },
];
