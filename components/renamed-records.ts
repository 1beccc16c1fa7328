import { manifestUnderPresentNames, underPresentName } from "../parity/present-names.ts";
import type { ServiceDeclaration } from "../settings/declare.ts";
import type { Recorded } from "./recorded-environments.ts";

/** A record under the names that services have now, so that a renamed one is compared with itself. */
export function underPresentNames(record: Recorded, services: readonly ServiceDeclaration[]): Recorded {
  if (record.kind !== "recorded") return record;
  const { manifest, fingerprints } = record;
  const values = fingerprints && underPresentName(fingerprints.values, services, Object.keys(manifest.services));
  return {
    ...record,
    manifest: manifestUnderPresentNames(manifest, services),
    fingerprints: fingerprints && values && { ...fingerprints, values },
  };
}
