import type { Kind } from "./kind.ts";

const names = { domain: "domain", apex: "domain-apex" } as const;

/** A host name at which the app answers, with its certificate: the declared one, or the apex that leads to it. */
export const domain = {
  token: "heroku:index/domain:Domain",
  label: "domain",
  naming: {
    of: (service: string, part: "domain" | "apex") => `${service}-${names[part]}`,
    partOf: (own: string) => (own === names.apex ? "apex" : "domain"),
  },
  place: (part: string) => (part === "apex" ? names.apex : names.domain),
  goesWith: ["app"],
  loses: () => "the address, until DNS leads to its new target",
  shown: ["hostname"],
} as const satisfies Kind;
