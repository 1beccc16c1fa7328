/** Groups of dyno sizes that one app can mix. Heroku's own terms, except `Fir`. */
type Tier = "Eco" | "Basic" | "Production" | "Private" | "Shield" | "Fir";

// Source: the cost table of Heroku's CLI 11.10, and Dev Center's dyno types; `Free` and `Hobby` are what Eco and Basic were.
const beginnings: readonly [Tier, RegExp][] = [
  ["Eco", /^(eco|free)$/i],
  ["Basic", /^(basic|hobby)$/i],
  ["Production", /^(standard|performance)-/i],
  ["Private", /^private-/i],
  ["Shield", /^shield-/i],
  ["Fir", /^dyno-/i],
];

/** The tier of a size in any case, such as `Standard-1X`; undefined for an unknown one. */
export const tierOf = (size: string | undefined): Tier | undefined =>
  size === undefined ? undefined : beginnings.find(([, pattern]) => pattern.test(size))?.[0];
