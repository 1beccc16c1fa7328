import type resources from "@pulumi/pulumi/proto/resource_pb.js";
import { parsePath } from "../../wire/property-path.ts";
import { keepSecrecy, withSecrets } from "../../wire/secrecy.ts";
import { fromStruct } from "../../wire/struct.ts";
import { type Scope, urnOf } from "../../wire/urn.ts";
import type { Properties } from "../../wire/wire.ts";
import type { ResourceState } from "../state/resource-state.ts";

/** What the program wants a resource to be. */
export interface Goal {
  urn: string;
  type: string;
  name: string;
  custom: boolean;
  inputs: Properties;
  /** `<urn>::<id>` of its provider, empty for the default one. */
  provider: string;
  /** The provider's version that is asked for, empty for any. */
  version: string;
  ignoreChanges: string[];
  replaceOnChanges: string[];
  /** Undefined leaves it to the provider. */
  deleteBeforeReplace: boolean | undefined;
  /** The id of an object to take over, empty for none. */
  importId: string;
  /** What goes into the state as it is. */
  options: Pick<
    ResourceState,
    | "parent"
    | "protect"
    | "dependencies"
    | "propertyDependencies"
    | "additionalSecretOutputs"
    | "retainOnDelete"
    | "deletedWith"
  >;
}

/** Reads a registration. */
export function readGoal(request: resources.RegisterResourceRequest, scope: Scope): Goal {
  const type = request.getType();
  const name = request.getName();
  const parent = request.getParent() || undefined;
  const propertyDependencies: Record<string, string[]> = {};
  for (const [key, list] of request.getPropertydependenciesMap().entries())
    propertyDependencies[key] = list.getUrnsList().sort();
  const secretOutputs = request.getAdditionalsecretoutputsList();
  return {
    urn: urnOf(scope, type, name, parent),
    type,
    name,
    custom: request.getCustom(),
    inputs: fromStruct(request.getObject()),
    provider: request.getProvider(),
    version: request.getVersion(),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    deleteBeforeReplace: request.getDeletebeforereplacedefined() ? request.getDeletebeforereplace() : undefined,
    importId: request.getImportid(),
    options: {
      parent,
      protect: request.getProtect() === true ? true : undefined,
      // The SDK gives them in the order in which they became known, which differs from run to run.
      dependencies: request.getDependenciesList().sort(),
      propertyDependencies,
      additionalSecretOutputs: secretOutputs.length === 0 ? undefined : secretOutputs,
      retainOnDelete: request.getRetainondelete() === true ? true : undefined,
      deletedWith: request.getDeletedwith() || undefined,
    },
  };
}

/** The state a goal leads to. `old` gives what the goal does not say. */
export function stateOf(
  goal: Goal,
  made: { id?: string | undefined; inputs: Properties; outputs: Properties; provider?: string | undefined },
  old?: ResourceState,
): ResourceState {
  const { urn, type, custom, options } = goal;
  return {
    urn,
    custom,
    id: made.id,
    type,
    inputs: made.inputs,
    outputs: withSecrets(keepSecrecy(made.outputs, made.inputs), options.additionalSecretOutputs ?? []),
    ...options,
    ignoreChanges: goal.ignoreChanges.length === 0 ? undefined : goal.ignoreChanges,
    replaceOnChanges: goal.replaceOnChanges.length === 0 ? undefined : goal.replaceOnChanges,
    provider: made.provider,
    importID: goal.importId || old?.importID,
    created: old?.created,
    modified: old?.modified,
  };
}

/** Whether a path is one of those listed, or inside of one. */
export function isListed(path: string, list: readonly string[]): boolean {
  const parts = parsePath(path);
  return list.some((listed) => {
    const prefix = parsePath(listed);
    return (
      prefix.length <= parts.length &&
      prefix.every((part, index) => part === "*" || String(part) === String(parts[index]))
    );
  });
}
