import type { ServiceDeclaration } from "../settings/declare.ts";
import { serviceCalled } from "../settings/former-names.ts";
import type { Manifest } from "./manifest.ts";

/** What is recorded of services by name, under the names that they have now; `recorded` are all that it may have of them. */
export const underPresentName = <T>(
  things: Readonly<Record<string, T>>,
  services: readonly ServiceDeclaration[],
  recorded: readonly string[],
): Record<string, T> =>
  Object.fromEntries(
    Object.entries(things).map(([name, thing]) => [serviceCalled(name, services, recorded)?.name ?? name, thing]),
  );

/** A manifest under the names that services have now, so that a renamed one is compared with itself. */
export const manifestUnderPresentNames = (manifest: Manifest, services: readonly ServiceDeclaration[]): Manifest => ({
  ...manifest,
  services: underPresentName(manifest.services, services, Object.keys(manifest.services)),
});
