import type { Kind } from "./kind.ts";
import { affixed } from "./naming.ts";

/** A process type, with the number and size of its dynos. */
export const process = {
  token: "heroku:index/formation:Formation",
  label: "process",
  naming: affixed("app-"),
  place: (type: string) => `processes.${type}`,
  goesWith: ["app"],
  shown: ["quantity", "size", "type"],
} as const satisfies Kind;
