import type { Environment, EstateDeclaration } from "./declare.ts";
import type { Finding } from "./finding.ts";

/** Name of a service's app in one environment, unique in all of Heroku; a prefix keeps it apart from other teams' apps. */
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
