import type { Environment, EstateDeclaration } from "./declare.ts";
import type { Finding } from "./finding.ts";
import { formerNames } from "./former-names.ts";
import type { ServiceSettings } from "./settings.ts";

/** Name of a service's app in one environment, unique across Heroku; a prefix separates it from other teams' apps. */
export const appNameOf = (service: string, environment: Environment, prefix: string | undefined): string =>
  [...(prefix === undefined ? [] : [prefix]), service, environment].join("-");

/** Names that Heroku would refuse, in any environment: production's is often the longest. */
export function appNameFindings(
  { environments, services }: EstateDeclaration,
  prefix: string | undefined,
  stackFile: string,
): Finding[] {
  return services.flatMap(({ name }) => {
    const longest = environments
      .map((environment) => appNameOf(name, environment, prefix))
      .toSorted((a, b) => b.length - a.length)[0];
    if (longest === undefined || longest.length <= 30) return [];
    const place =
      prefix === undefined
        ? { file: "index.ts", path: `services.${name}.name` }
        : { file: stackFile, path: "estate:prefix" };
    const remedy = prefix === undefined ? "shorten the service's name" : "shorten the prefix or the service's name";
    const expected = "app names of at most 30 characters";
    return [{ ...place, expected, got: `${longest}, which has ${longest.length}`, remedy }];
  });
}

/** Names that the app of a renamed service had in an environment: Heroku has one of them until the `up` that renames it. */
export function formerAppNames(
  { appName, declaration }: Pick<ServiceSettings, "appName" | "declaration">,
  environment: string,
): string[] {
  const rest = `${declaration.name}-${environment}`;
  if (!appName.endsWith(rest)) return [];
  const prefix = appName.slice(0, -rest.length);
  return formerNames(declaration).map((former) => `${prefix}${former}-${environment}`);
}
