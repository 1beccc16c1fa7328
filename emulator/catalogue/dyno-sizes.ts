import { uuidOf } from "../ids.ts";

/** Sizes of different tiers cannot run in one app. */
type Tier = "Eco" | "Basic" | "Production" | "Private" | "Shield";

/** Name, tier, dollars a month, memory in GB, most per process type; from the cost table of Heroku's command line (11.10). */
const table: readonly (readonly [string, Tier, number, number, number])[] = [
  ["Eco", "Eco", 5, 0.5, 1],
  ["Basic", "Basic", 7, 0.5, 1],
  ["Standard-1X", "Production", 25, 0.5, 100],
  ["Standard-2X", "Production", 50, 1, 100],
  ["Performance-M", "Production", 250, 2.5, 10],
  ["Performance-L", "Production", 500, 14, 10],
  ["Performance-L-RAM", "Production", 500, 30, 10],
  ["Performance-XL", "Production", 750, 62, 10],
  ["Performance-2XL", "Production", 1500, 126, 10],
  ["Private-S", "Private", 225, 1, 10],
  ["Private-M", "Private", 450, 2.5, 10],
  ["Private-L", "Private", 900, 14, 10],
  ["Private-L-RAM", "Private", 500, 30, 10],
  ["Private-XL", "Private", 750, 62, 10],
  ["Private-2XL", "Private", 1500, 126, 10],
  ["Shield-S", "Shield", 270, 1, 10],
  ["Shield-M", "Shield", 540, 2.5, 10],
  ["Shield-L", "Shield", 1080, 14, 10],
  ["Shield-L-RAM", "Shield", 600, 30, 10],
  ["Shield-XL", "Shield", 900, 62, 10],
  ["Shield-2XL", "Shield", 1800, 126, 10],
];

/** Every size, the cheapest first. */
export const dynoSizes = table.map(([name, tier, dollars, memoryGb, mostPerType]) => ({
  id: uuidOf("dyno-size", name),
  name,
  tier,
  /** A month, at most. */
  cents: dollars * 100,
  memoryGb,
  dedicated: name.startsWith("Performance") || tier === "Private" || tier === "Shield",
  privateOnly: tier === "Private" || tier === "Shield",
  mostPerType,
}));

/** One size of dyno of the cedar generation. */
export type DynoSize = (typeof dynoSizes)[number];

/** The size that a first release gives its process types. */
export const firstSize = "Basic";

/** A size by id, or by name in whatever case. */
export function findDynoSize(identity: string): DynoSize | undefined {
  return dynoSizes.find(({ id, name }) => id === identity || name.toLowerCase() === identity.toLowerCase());
}
