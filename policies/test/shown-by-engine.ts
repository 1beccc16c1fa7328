import { type PolicyResource, unknownCheckingProxy } from "@pulumi/policy";
import type { Resource } from "../view/resource.ts";

/** The marker for an unknown string in Pulumi's protocol. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Resources as the policy host passes them: linked to each other, and throwing on unknown values. */
export function shownByEngine(resources: readonly Resource[]): PolicyResource[] {
  const shown = new Map(resources.map((resource) => [resource.urn, alone(resource)]));
  for (const { urn, parent, origins } of resources) {
    const each = shown.get(urn);
    if (each === undefined) continue;
    const above = shown.get(parent ?? "");
    if (above !== undefined) each.parent = above;
    for (const [property, urns] of Object.entries(origins)) {
      each.propertyDependencies[property] = urns.flatMap((origin) => shown.get(origin) ?? []);
    }
  }
  return [...shown.values()];
}

const alone = ({ type, urn, name, isProtected, props }: Resource): PolicyResource => ({
  type,
  urn,
  name,
  props: unknownCheckingProxy(props),
  opts: {
    protect: isProtected,
    ignoreChanges: [],
    aliases: [],
    customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
    additionalSecretOutputs: [],
  },
  dependencies: [],
  propertyDependencies: {},
  isType: () => false,
  asType: () => undefined,
});
