import { usualAttachment } from "../../settings/attachment.ts";
import type { EstateSettings, ServiceSettings } from "../../settings/settings.ts";
import { declaredManifest } from "./declared-manifest.ts";

/** Whether an environment is declared to have a fact. */
export type Declares = (environment: string, service: string, path: string) => boolean;

/**
 * By what the environments declare of themselves, and by what comes with it unasked: an add-on's attachment and drain, a domain's
 * certificate, the backups of a schedule. Not by what the vendor alone decides, such as a further attachment.
 */
export function declaredPaths(environments: readonly EstateSettings[]): Declares {
  const known = new Map(
    environments.flatMap((settings) => {
      const { environment, services } = declaredManifest(settings);
      return settings.services.map((service) => {
        const { name } = service.declaration;
        const own = Object.keys(services[name]?.facts ?? {});
        return [keyOf(environment, name), new Set([...own, ...broughtBy(service)])] as const;
      });
    }),
  );
  return (environment, service, path) => known.get(keyOf(environment, service))?.has(path) ?? false;
}

const keyOf = (environment: string, service: string): string => JSON.stringify([environment, service]);

function broughtBy({ addons, domain }: ServiceSettings): string[] {
  return [
    ...addons.flatMap(({ addon: { vendor, backup }, attachment }) => [
      `attachments.${vendor.service}.${attachment ?? usualAttachment(vendor)}`,
      `drains.${vendor.service}`,
      ...(backup?.kind === "daily" ? ["backups.newest"] : []),
    ]),
    ...(domain === undefined ? [] : ["certificates.state"]),
  ];
}
