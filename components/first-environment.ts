import type { EstateDeclaration } from "../settings/declare.ts";
import { lineOf } from "../settings/finding.ts";
import type { Recorded } from "./recorded-environments.ts";

/**
 * Why another environment may not be the first. The stack of the first has the pipelines of all: it would delete them, with the apps
 * of the others in them, and the new first one would make them again.
 */
export function refusedFirst({ environments }: EstateDeclaration, records: ReadonlyMap<string, Recorded>): string[] {
  const [first, ...later] = environments;
  const owner = later.find((name) => {
    const record = records.get(name);
    return record?.kind === "recorded" && record.manifest.hasPipelines === true;
  });
  if (first === undefined || owner === undefined) return [];
  const order = [owner, ...environments.filter((name) => name !== owner)];
  return [
    lineOf({
      file: "index.ts",
      path: "environments",
      expected: `${owner} first, whose stack has the pipelines of every environment`,
      got: `${first} first`,
      remedy: `nothing was changed; write environments: ${JSON.stringify(order)}`,
    }),
  ];
}
