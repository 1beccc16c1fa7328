import { z } from "zod";
import { oneOf } from "./finding.ts";

/** Dynos of different tiers cannot be mixed in one app. */
type Tier = "Eco" | "Basic" | "Standard and Performance" | "Private" | "Shield";

/** Sizes by tier, the cheapest first. Source: the cost table of Heroku's CLI 11.10. */
const tiers: readonly (readonly [Tier, readonly string[]])[] = [
  ["Eco", ["Eco"]],
  ["Basic", ["Basic"]],
  [
    "Standard and Performance",
    [
      "Standard-1X",
      "Standard-2X",
      "Performance-M",
      "Performance-L",
      "Performance-L-RAM",
      "Performance-XL",
      "Performance-2XL",
    ],
  ],
  ["Private", ["Private-S", "Private-M", "Private-L", "Private-L-RAM", "Private-XL", "Private-2XL"]],
  ["Shield", ["Shield-S", "Shield-M", "Shield-L", "Shield-L-RAM", "Shield-XL", "Shield-2XL"]],
];

/** Whether a tier is one of private spaces, which have no other. */
const isPrivate = (tier: Tier | undefined): boolean => tier === "Private" || tier === "Shield";

const all: readonly string[] = tiers.flatMap(([, sizes]) => sizes);

/** Where a service runs: in the private space of that name, or in the common runtime. */
export interface Housing {
  readonly space?: string | undefined;
}

/** The sizes that a service can have where it runs, the cheapest first. */
export const dynoSizes = ({ space }: Housing): readonly string[] =>
  tiers.filter(([tier]) => isPrivate(tier) === (space !== undefined)).flatMap(([, sizes]) => sizes);

/** Whether a size that `dynoSize` let through can be had where the service runs. */
export const isAtHome = (size: string, housing: Housing): boolean => dynoSizes(housing).includes(size);

/** The sizes that a service can have where it runs, among those in `offered`, in words. */
export function sizesInWords(housing: Housing, offered: readonly string[] = all): string {
  const sizes = dynoSizes(housing).filter((size) => offered.includes(size));
  const shielded = sizes.filter((size) => tierOf(size) === "Shield");
  if (shielded.length === 0) return oneOf(sizes);
  return `${oneOf(sizes.filter((size) => !shielded.includes(size)))}, or in a Shield space ${oneOf(shielded)}`;
}

/** Any dyno size in any case, as `standard-1x`; comes out as Heroku writes it. A message names those of `housing`. */
export const dynoSize = (housing: Housing): z.ZodType<string> =>
  z
    .string(sizesInWords(housing))
    .refine((size) => canonicalSize(size) !== undefined, sizesInWords(housing))
    .transform((size) => canonicalSize(size) ?? size);

/** The tier of a size that `dynoSize` let through. */
export const tierOf = (size: string): Tier | undefined => tiers.find(([, sizes]) => sizes.includes(size))?.[0];

/** A size as Heroku writes it, from any case; `undefined` for one that is none. */
export function canonicalSize(written: string): string | undefined {
  return all.find((size) => size.toLowerCase() === written.toLowerCase());
}
