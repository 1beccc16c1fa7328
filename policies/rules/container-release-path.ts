import { z } from "zod";
import { defineRule } from "../rule.ts";

export const containerReleasePath = defineRule({
  name: "container-release-path",
  holds: "A service in containers is released from branches or as an image of the registry.",
  why: "Heroku refuses to promote containers: without another way, the code that staging has tried never gets to production.",
  severity: "high",
  level: "mandatory",
  remedy: 'Declare `release: branches({ … })` or `release: registryImages("…")` in index.ts.',
  rows: [53, 55],
  settings: z.strictObject({}),
  check: ({ apps, services }) =>
    services.flatMap(({ urn, declared: { name, stack, release } }) => {
      const isContainer =
        stack === "container" || apps.some((app) => app.service === name && app.stack === "container");
      if (!isContainer || release.kind !== "promotion") return [];
      const message = `${name}: expected a release by branches or registry images, got promotion, which Heroku refuses for containers: declare release: branches({ … }) or registryImages("…") in index.ts`;
      return [{ service: name, urn, message }];
    }),
});
