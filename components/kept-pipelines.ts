import type { EstateDeclaration } from "../settings/declare.ts";
import { serviceCalled } from "../settings/former-names.ts";
import type { Recorded } from "./recorded-environments.ts";

/**
 * Pipelines that the first environment keeps although their services are gone from the declaration: the app of an environment that
 * comes later is still in them, or that is unknown.
 */
export function keptPipelines(
  { environments, services }: EstateDeclaration,
  environment: string,
  records: ReadonlyMap<string, Recorded>,
): string[] {
  const [first, ...later] = environments;
  if (environment !== first) return [];
  const isGone = (names: readonly string[]) =>
    names.filter((name) => serviceCalled(name, services, names) === undefined);
  const own = records.get(environment);
  const had = own?.kind === "recorded" ? servicesWithPipeline(own) : [];
  const wanted = later.flatMap((name) => {
    const record = records.get(name);
    if (record?.kind === "recorded") return isGone(Object.keys(record.manifest.services));
    return record?.kind === "unread" ? isGone(had) : [];
  });
  return [...new Set(wanted)].sort();
}

const servicesWithPipeline = ({ manifest }: Extract<Recorded, { kind: "recorded" }>): string[] => [
  ...Object.keys(manifest.services),
  ...(manifest.keptPipelines ?? []),
];
