import type { Case } from "../test/case.ts";
import { changed, sampleEstate } from "../test/sample-estate.ts";

const sized = (environment: string, size: string) =>
  changed(sampleEstate(environment), "shop-app-web", { props: { size } });
const message = (size: string) =>
  `shop-app-web: expected a dyno that never sleeps, got ${size}: set Basic or above in Pulumi.production.yaml`;

export const cases: readonly Case[] = [
  { name: "Basic in production", resources: sized("production", "Basic"), messages: [] },
  { name: "Eco in production", resources: sized("production", "Eco"), messages: [message("Eco")] },
  { name: "Eco as it was once called", resources: sized("production", "free"), messages: [message("free")] },
  { name: "Eco in staging", resources: sized("staging", "Eco"), messages: [] },
];
