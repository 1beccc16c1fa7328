import { z } from "zod";
import { defineRule } from "../rule.ts";

export const webhooksAreSigned = defineRule({
  name: "webhooks-are-signed",
  holds: "Every webhook is signed with a key that its receiver can be given.",
  why: "Whoever knows the address of an unsigned webhook can tell people of a release that never was.",
  severity: "medium",
  level: "mandatory",
  remedy: "Declare the notice with `email(…)` in index.ts, which makes a key, or set the webhook's `secret`.",
  rows: [39],
  settings: z.strictObject({}),
  check: ({ webhooks }) =>
    webhooks
      .filter(({ isSigned }) => !isSigned)
      .map(({ name, urn, service }) => ({
        service,
        urn,
        message: `${name}: expected a key that signs its deliveries, got none: set its secret`,
      })),
});
