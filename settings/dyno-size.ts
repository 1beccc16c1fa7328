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

/** A dyno size in any case, as `standard-1x`; comes out as Heroku writes it. */
export const dynoSize = z
  .string(oneOf(Object.keys(sizes)))
  .refine((size) => canonical(size) !== undefined, oneOf(Object.keys(sizes)))
  .transform((size) => canonical(size) ?? size);

/** The tier of a size that `dynoSize` let through. */
export const tierOf = (size: string): Tier | undefined => sizes[size];

function canonical(written: string): string | undefined {
  return Object.keys(sizes).find((size) => size.toLowerCase() === written.toLowerCase());
}
