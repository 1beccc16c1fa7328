import { z } from "zod";
import { oneOf } from "./finding.ts";

/** Dynos of different tiers cannot be mixed in one app. */
type Tier = "Eco" | "Basic" | "Standard and Performance";

/** Sizes of the Common Runtime: apps here are in no private space. Source: the cost table of Heroku's CLI 11.10. */
const sizes: Readonly<Record<string, Tier>> = {
  Eco: "Eco",
  Basic: "Basic",
  "Standard-1X": "Standard and Performance",
  "Standard-2X": "Standard and Performance",
  "Performance-M": "Standard and Performance",
  "Performance-L": "Standard and Performance",
  "Performance-L-RAM": "Standard and Performance",
  "Performance-XL": "Standard and Performance",
  "Performance-2XL": "Standard and Performance",
};

/** Every size that may be written, the cheapest first. */
export const dynoSizes: readonly string[] = Object.keys(sizes);

/** A dyno size in any case, as `standard-1x`; comes out as Heroku writes it. */
export const dynoSize = z
  .string(oneOf(dynoSizes))
  .refine((size) => canonicalSize(size) !== undefined, oneOf(dynoSizes))
  .transform((size) => canonicalSize(size) ?? size);

/** The tier of a size that `dynoSize` let through. */
export const tierOf = (size: string): Tier | undefined => sizes[size];

/** A size as Heroku writes it, from any case; `undefined` for one that is none. */
export function canonicalSize(written: string): string | undefined {
  return dynoSizes.find((size) => size.toLowerCase() === written.toLowerCase());
}
