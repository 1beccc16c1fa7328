import type { Case } from "../test/case.ts";
import { changed, resource, sampleEstate } from "../test/sample-estate.ts";

const sized = (web: string, worker: string | undefined) =>
  changed(changed(sampleEstate("staging"), "shop-app-web", { props: { size: web } }), "shop-app-worker", {
    props: { size: worker },
  });
const mixed = (sizes: string) => [
  `shop-app: expected dynos of one tier, got ${sizes}: change the sizes in Pulumi.staging.yaml`,
];

export const cases: readonly Case[] = [
  { name: "one size", resources: sampleEstate(), messages: [] },
  { name: "Standard and Performance", resources: sized("Performance-M", "standard-2x"), messages: [] },
  {
    name: "Basic and Standard",
    resources: sized("Basic", "Standard-1X"),
    messages: mixed("web Basic, worker Standard-1X"),
  },
  { name: "Eco and Basic", resources: sized("Basic", "Eco"), messages: mixed("web Basic, worker Eco") },
  {
    name: "Private and Shield",
    resources: sized("Private-S", "Shield-S"),
    messages: mixed("web Private-S, worker Shield-S"),
  },
  {
    name: "an unknown size",
    resources: sized("Standard-1X", "Huge-9"),
    messages: mixed("web Standard-1X, worker Huge-9"),
  },
  { name: "a size that Heroku chooses", resources: sized("Basic", undefined), messages: [] },
  {
    name: "another app's tier",
    resources: [
      ...sampleEstate(),
      resource("production", "Formation", "other-web", { props: { type: "web", quantity: 1, size: "Eco" } }),
    ],
    messages: [],
  },
];
