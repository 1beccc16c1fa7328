import type { Difference } from "../difference.ts";
import type { Manifest } from "../manifest.ts";
import { differenceAt, pairOf } from "../pair.ts";

type Texts = readonly [staging: string | undefined, production: string | undefined];

/** A difference between staging and production in a fact of `service`, as its texts have it. */
export function differenceIn(
  path: string,
  [staging, production]: Texts,
  { service = "shop", ...rest }: Pick<Difference, "verdict" | "reason" | "remedy"> & { service?: string },
): Difference {
  const manifest = (environment: string, text: string | undefined): Manifest => {
    const facts = text === undefined ? {} : { [path]: text };
    const shop = { app: `${service}-${environment}`, facts, unchecked: {}, config: {}, differences: [] };
    return { version: 1, environment, services: { [service]: shop } };
  };
  return differenceAt(pairOf(service, manifest("staging", staging), manifest("production", production)), path, rest);
}
