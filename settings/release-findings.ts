import { z } from "zod";
import type { Branches, Environment, ServiceDeclaration } from "./declare.ts";
import { type Finding, shown } from "./finding.ts";
import { indexFinding, isBlank, shapeFindings, unknownName } from "./index-finding.ts";

const aRelease = 'promotion(), branches({ … }) or registryImages("…")';
const branchNames = z.object(
  { branches: z.record(z.string(), z.unknown(), "a branch for each environment") },
  "branches({ … })",
);

/** What is wrong with how new code comes to the environments. Whether an app's stack allows it is a policy's question. */
export function releaseFindings(
  { name, release }: ServiceDeclaration,
  environments: readonly Environment[],
): Finding[] {
  const path = `services.${name}.release`;
  switch (release?.kind) {
    case undefined:
      return release === undefined ? [] : [indexFinding(path, aRelease, shown(release))];
    case "promotion":
      return [];
    case "registryImages":
      return isBlank(release.how) ? [indexFinding(path, "which images are released", shown(release.how))] : [];
    case "branches":
      return branchFindings(path, release, environments);
    default:
      return [indexFinding(path, aRelease, shown(release))];
  }
}

function branchFindings(path: string, release: Branches, environments: readonly Environment[]): Finding[] {
  const misshapen = shapeFindings(path, branchNames, release);
  if (misshapen.length > 0) return misshapen;
  const { branches } = release;
  const strangers = Object.keys(branches).filter((name) => !environments.some((environment) => environment === name));
  return [
    ...strangers.map((name) => unknownName(`${path}.branches.${name}`, environments, name)),
    ...environments.flatMap((environment) => {
      const branch: unknown = branches[environment];
      const place = `${path}.branches.${environment}`;
      if (typeof branch !== "string" || !isBranchName(branch)) {
        return [indexFinding(place, "a branch of git such as main", shown(branch))];
      }
      const twin = environments.find((other) => other !== environment && branches[other] === branch);
      // Told once, of the later one.
      if (twin === undefined || environments.indexOf(twin) > environments.indexOf(environment)) return [];
      return [indexFinding(place, "a branch of its own", `${branch}, which ${twin} has`)];
    }),
  ];
}

/** Whether git takes a string as the name of a branch. Source: `git help check-ref-format`. */
export const isBranchName = (text: string): boolean =>
  text !== "@" &&
  !/^-|\.\.|@\{|[\p{Cc} ~^:?*[\\]|\.$/u.test(text) &&
  text.split("/").every((part) => part !== "" && !part.startsWith(".") && !part.endsWith(".lock"));
