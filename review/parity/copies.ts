import type { Copies } from "../../parity/copied-vars.ts";
import { setterOf } from "../../parity/facts.ts";
import type { Manifest } from "../../parity/manifest.ts";
import type { ConfigValues } from "../live/config-values.ts";

/** Tells of which config var of another environment one has the value, where that is an add-on's or a secret that nobody shares. */
export function copiesIn(manifests: readonly Manifest[], values: ConfigValues): Copies {
  const isOwn = (environment: string, service: string, key: string): boolean => {
    const manifest = manifests.find((each) => each.environment === environment)?.services[service];
    if (setterOf(manifest?.facts[`config.${key}`] ?? "") !== undefined) return true;
    const origin = manifest?.config[key];
    return origin?.kind === "generated" || (origin?.kind === "secret" && origin.shared === undefined);
  };
  return (environment, service, key) => {
    const holder = values
      .holdersOf(environment, service, key)
      .find(
        (each) => (each.service !== service || each.key !== key) && isOwn(each.environment, each.service, each.key),
      );
    if (holder === undefined) return undefined;
    const of = holder.service === service ? "" : ` of ${holder.service}`;
    return `the value of ${holder.key}${of} in ${holder.environment}`;
  };
}
