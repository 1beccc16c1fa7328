import type { EstateSettings, ServiceSettings } from "../../settings/settings.ts";
import type { Manifest } from "../manifest.ts";
import { declaredManifest } from "./declared-manifest.ts";

/** What declaration and stack file settle of a fact of a service in an environment; undefined where they settle nothing. */
export type Settled = (environment: string, service: string, path: string) => string | undefined;

/** The number of dynos where an autoscaler sets it. */
const AUTOSCALED = "autoscaled";

/** How code comes to an app: built for it, or promoted from the app of the environment before. */
export const origins = { built: "built", promoted: "promoted" } as const;

/** As `declaredManifest`, and what a stack does not record, because only an app that stands can be otherwise. */
export function settledManifest(settings: EstateSettings): Manifest {
  const declared = declaredManifest(settings);
  const services = settings.services.map((service) => {
    const { name } = service.declaration;
    const manifest = declared.services[name];
    if (manifest === undefined) throw new Error(`expected a manifest of ${name}`);
    return [name, { ...manifest, facts: { ...manifest.facts, ...ofApp(service, settings) } }] as const;
  });
  return { ...declared, services: Object.fromEntries(services) };
}

export function settledBy(environments: readonly EstateSettings[]): Settled {
  const known = new Map(environments.map((settings) => [settings.environment as string, settledManifest(settings)]));
  return (environment, service, path) => known.get(environment)?.services[service]?.facts[path];
}

function ofApp(
  { declaration, maintenance }: ServiceSettings,
  { team, environment, declaration: { environments } }: EstateSettings,
): Record<string, string> {
  const { name, stack, autoscaling = {}, release } = declaration;
  const isPromoted = stack !== "container" && (release ?? { kind: "promotion" }).kind === "promotion";
  const autoscaled = Object.keys(autoscaling).map((type) => [`processes.${type}.quantity`, AUTOSCALED]);
  return {
    "app.team": team,
    ...(maintenance && { "app.maintenance": "on" }),
    pipeline: name,
    ...(isPromoted && environment !== environments[0] && { "release.origin": origins.promoted }),
    ...Object.fromEntries(autoscaled),
  };
}
