import { z } from "zod";
import { defineRule } from "../rule.ts";

export const containerReleasePath = defineRule({
  name: "container-release-path",
  holds: "A container service is released from branches or through the Container Registry.",
  why: "Heroku does not promote containers, so code tested on staging needs another way to reach production.",
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
      const message = `${name}: expected a release through branches or registry images, got promotion, which Heroku does not support for containers: declare release: branches({ … }) or registryImages("…") in index.ts`;
      return [{ service: name, urn, message }];
    }),
});
