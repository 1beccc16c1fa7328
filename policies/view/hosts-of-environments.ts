import type { ParityView, ServiceView } from "./estate-view.ts";
import type { ForeignHost, Surroundings } from "./value-meaning.ts";

/** The host names of this environment, and of those that have recorded themselves. */
export function hostsOf(
  { others }: ParityView,
  services: readonly ServiceView[],
): Pick<Surroundings, "ownHosts" | "foreignHosts"> {
  const own = services.flatMap(({ declared: { appName, domain } }) => [
    `${appName}.herokuapp.com`,
    ...[domain?.hostname, domain?.apex].flatMap((name) => name?.toLowerCase() ?? []),
  ]);
  const foreign = Object.entries(others).flatMap(([environment, record]) =>
    record.kind !== "recorded"
      ? []
      : Object.entries(record.manifest.services).flatMap(([service, { app, facts }]) =>
          [`${app}.herokuapp.com`, ...(facts["domains.hostnames"] ?? "").split(", ")]
            .filter((hostname) => hostname !== "")
            .map((hostname): [string, ForeignHost] => [hostname.toLowerCase(), { environment, service, hostname }]),
        ),
  );
  return { ownHosts: new Set(own), foreignHosts: new Map(foreign) };
}
