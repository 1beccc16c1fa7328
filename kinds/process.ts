import type { Kind } from "./kind.ts";
import { affixed } from "./naming.ts";
import { type Cost, monthly, type Prices } from "./price.ts";

/** A process type, with the number and size of its dynos. */
export const process = {
  token: "heroku:index/formation:Formation",
  label: "process",
  naming: affixed("app-"),
  place: (type: string) => `processes.${type}`,
  goesWith: ["app"],
  shown: ["quantity", "size", "type"],
} as const satisfies Kind;

/** US cents a month of so many dynos of this size, which run all the time; of Eco dynos, of all that an account has. */
export const dynoCost = (quantity: number, size: string, { dynos }: Pick<Prices, "dynos">): Cost =>
  monthly(dynos.get(size), isEco(size) ? 1 : quantity);

/** Whether an account pays once for all dynos of this size. */
export const isEco = (size: string): size is "Eco" => size === "Eco";
