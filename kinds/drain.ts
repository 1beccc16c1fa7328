import type { Kind } from "./kind.ts";
import { affixed } from "./naming.ts";

/** A collector that gets the app's log lines. */
export const drain = {
  token: "heroku:index/drain:Drain",
  label: "log drain",
  naming: affixed("drains-"),
  place: (name: string) => `drains.${name}`,
  goesWith: ["app"],
  shown: [],
} as const satisfies Kind;
