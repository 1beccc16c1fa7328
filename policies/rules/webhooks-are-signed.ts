import { defineRule, violation } from "../rule.ts";

export const webhooksAreSigned = defineRule({
  name: "webhooks-are-signed",
  holds: "Every app webhook has a secret that signs its deliveries.",
  why: "Anyone who knows the URL of an unsigned webhook can send a notice of a release that never happened.",
  severity: "medium",
  level: "mandatory",
  remedy: "Declare the notice with `email(…)` in index.ts, which generates a secret, or set the webhook's `secret`.",
  rows: [39],
  check: ({ webhooks }) =>
    webhooks
      .filter(({ isSigned }) => !isSigned)
      .map((webhook) => violation(webhook, "a secret that signs its deliveries, got none: set its secret")),
});
