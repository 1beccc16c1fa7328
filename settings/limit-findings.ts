import { presentIn } from "../kinds/only-in.ts";
import { limits } from "../sdks/heroku/resources/lifecycle/limits.ts";
import type { Environment, ServiceDeclaration } from "./declare.ts";
import type { Finding } from "./finding.ts";
import { indexFinding } from "./index-finding.ts";
import type { Knobs } from "./knobs.ts";
import type { ServiceSettings } from "./settings.ts";
import { drainsOf } from "./wanted-secrets.ts";

/**
 * What is more than one app can have. A preview can count what an app has only where that app is there already, and a new app has
 * no id by which its parts could be counted together: so it is counted here.
 */
export function countFindings(service: ServiceDeclaration, environment: Environment): Finding[] {
  const notices = (service.notices ?? []).filter((notice) => presentIn(environment, notice) !== undefined);
  return [
    ...tooMany(`services.${service.name}.drains`, drainsOf(service, environment).length, {
      most: limits.drainsPerApp,
      what: `log drains in ${environment}`,
    }),
    ...tooMany(`services.${service.name}.notices`, notices.length, {
      most: limits.webhooksPerApp,
      what: `notices in ${environment}, each of which is a webhook of the app`,
    }),
  ];
}

function tooMany(path: string, count: number, { most, what }: { most: number; what: string }): Finding[] {
  return count <= most ? [] : [indexFinding(path, `at most ${most} ${what}`, String(count))];
}

/** More dynos than one app runs; `path` is where its processes stand in the stack file. */
export function dynoCountFindings(path: string, processes: Knobs["processes"]): Omit<Finding, "file">[] {
  const running = Object.values(processes).filter(({ quantity }) => quantity > 0);
  const total = running.reduce((sum, { quantity }) => sum + quantity, 0);
  const eco = running.filter(({ size }) => size === "Eco").length;
  const { dynosPerApp, ecoProcessTypesPerApp } = limits;
  return [
    ...(total > dynosPerApp ? [{ path, expected: `at most ${dynosPerApp} dynos of an app`, got: String(total) }] : []),
    ...(eco > ecoProcessTypesPerApp
      ? [{ path, expected: `at most ${ecoProcessTypesPerApp} processes of the size Eco`, got: String(eco) }]
      : []),
  ];
}

/** `values` are those of the stack, secrets opened; of what is not known, as a random value, the key alone is counted. */
export function configSizeFindings(
  { declaration: { name }, vars, secretKeys, generatedKeys }: ServiceSettings,
  values: Readonly<Record<string, string>>,
): Finding[] {
  const secrets = secretKeys.map((key): [string, string] => [key.slice(name.length + 1), values[key] ?? ""]);
  const generated = generatedKeys.map((key): [string, string] => [key, ""]);
  const sizes = [...Object.entries(vars), ...secrets, ...generated].map(
    ([key, value]) => [key, Buffer.byteLength(key + value)] as const,
  );
  const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
  if (total <= limits.configBytesPerApp) return [];
  const [largest] = sizes.toSorted(([, one], [, other]) => other - one);
  return [
    {
      ...indexFinding(
        `services.${name}.config`,
        `at most ${limits.configBytesPerApp} bytes of keys and values on an app`,
        `${total}, most of them in ${largest?.[0]}`,
      ),
      remedy: "keep large values in a file or a store, and their address in the config var",
    },
  ];
}
