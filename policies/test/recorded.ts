import type { Manifest } from "../../parity/manifest.ts";
import type { Resource } from "../view/resource.ts";
import { changed, sampleEstate } from "./sample-estate.ts";

/** The records of environments, as the estate passes them to the rules. */
interface Records {
  /** The manifest that this environment will record. */
  readonly own: Manifest;
  readonly before?: Manifest;
  /** The records of the others, by environment. */
  readonly others: Readonly<Record<string, Manifest | { readonly kind: "never" | "unread"; readonly reason: string }>>;
  readonly environments?: readonly string[];
  readonly fingerprints?: Readonly<Record<string, unknown>>;
}

/** The sample estate in one environment, with such records. */
export function recordedEstate({ own, before, others, environments, fingerprints }: Records): Resource[] {
  const recorded = Object.fromEntries(
    Object.entries(others).map(([name, other]) => [
      name,
      "kind" in other ? other : { kind: "recorded", manifest: other },
    ]),
  );
  return changed(sampleEstate(own.environment), "estate", {
    props: {
      manifest: own,
      before: before ?? null,
      recorded,
      ...(environments !== undefined && { environments }),
      recordedFingerprints: fingerprints ?? {},
    },
  });
}
