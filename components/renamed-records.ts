import { manifestUnderPresentNames, underPresentName } from "../parity/present-names.ts";
import type { ServiceDeclaration } from "../settings/declare.ts";
import type { Recorded } from "./recorded-environments.ts";

/** A record under the names that services have now, so that a renamed one is compared with itself. */
export function underPresentNames(record: Recorded, services: readonly ServiceDeclaration[]): Recorded {
  if (record.kind !== "recorded") return record;
  const { manifest, fingerprints, costs } = record;
  const names = Object.keys(manifest.services);
  const values = fingerprints && underPresentName(fingerprints.values, services, names);
  return {
    ...record,
    manifest: manifestUnderPresentNames(manifest, services),
    costs: costs && underPresentName(costs, services, names),
    fingerprints: fingerprints && values && { ...fingerprints, values },
  };
}
