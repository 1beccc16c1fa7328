import type { ServiceDeclaration } from "../settings/declare.ts";
import { serviceCalled } from "../settings/former-names.ts";
import type { Recorded } from "./recorded-environments.ts";

/** A record under the names that services have now, so that a renamed one is compared with itself. */
export function underPresentNames(record: Recorded, services: readonly ServiceDeclaration[]): Recorded {
  if (record.kind !== "recorded") return record;
  const names = Object.keys(record.manifest.services);
  const present = <T>(things: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(things).map(([name, thing]) => [serviceCalled(name, services, names)?.name ?? name, thing]),
    );
  const { manifest, fingerprints } = record;
  return {
    ...record,
    manifest: { ...manifest, services: present(manifest.services) },
    fingerprints: fingerprints && { ...fingerprints, values: present(fingerprints.values) },
  };
}
