import { z } from "zod";
import { defineRule } from "../rule.ts";

export const webhooksAreSigned = defineRule({
  name: "webhooks-are-signed",
  holds: "Every app webhook has a secret that signs its deliveries.",
  why: "Anyone who knows the URL of an unsigned webhook can send a notice of a release that never happened.",
  severity: "medium",
  level: "mandatory",
  remedy: "Declare the notice with `email(…)` in index.ts, which generates a secret, or set the webhook's `secret`.",
  rows: [39],
  settings: z.strictObject({}),
  check: ({ webhooks }) =>
    webhooks
      .filter(({ isSigned }) => !isSigned)
      .map(({ name, urn, service }) => ({
        service,
        urn,
        message: `${name}: expected a secret that signs its deliveries, got none: set its secret`,
      })),
});
