import { defineRule, violation } from "../rule.ts";

export const containerReleasePath = defineRule({
  name: "container-release-path",
  holds: "A container service is released from branches or through the Container Registry.",
  why: "Heroku does not promote containers, so code tested on staging needs another way to reach production.",
  severity: "high",
  level: "mandatory",
  remedy: 'Declare `release: branches({ … })` or `release: registryImages("…")` in index.ts.',
  rows: [53, 55],
  check: ({ apps, services }) =>
    services
      .filter(({ declared }) => declared.release.kind === "promotion")
      .filter(({ service, declared }) =>
        [declared, ...apps.filter((app) => app.service === service)].some(({ stack }) => stack === "container"),
      )
      .map((service) =>
        violation(
          service,
          'a release through branches or registry images, got promotion, which Heroku does not support for containers: declare release: branches({ … }) or registryImages("…") in index.ts',
        ),
      ),
});
