import type resources from "@pulumi/pulumi/proto/resource_pb.js";
import { parsePath } from "../../wire/property-path.ts";
import { fromStruct } from "../../wire/struct.ts";
import { type Scope, urnOf } from "../../wire/urn.ts";
import { keepSecrecy, type Properties, withSecrets } from "../../wire/value.ts";
import type { Provider } from "../hosts/provider.ts";
import type { ResourceState } from "../state/resource-state.ts";

/** A resource as the program declares it. */
export interface Goal {
  urn: string;
  type: string;
  name: string;
  custom: boolean;
  inputs: Properties;
  /** `<urn>::<id>` of its provider, empty for the default one. */
  provider: string;
  /** The provider's version, empty for any. */
  version: string;
  ignoreChanges: string[];
  replaceOnChanges: string[];
  /** Undefined leaves it to the provider. */
  deleteBeforeReplace: boolean | undefined;
  /** The id of an object to import, empty for none. */
  importId: string;
  /** Recorded in the state unchanged. */
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

/** A declared resource with its provider. */
export interface Declared {
  goal: Goal;
  provider: Provider;
  /** `<urn>::<id>` of the provider resource. */
  reference: string;
  /** The inputs as the provider completes them, without ignored changes. */
  inputs: Properties;
  /** The program's inputs, including ignored changes: a new object has them. */
  programInputs: Properties;
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
      // The SDK sends them in an order that differs between runs.
      dependencies: request.getDependenciesList().sort(),
      propertyDependencies,
      additionalSecretOutputs: secretOutputs.length === 0 ? undefined : secretOutputs,
      retainOnDelete: request.getRetainondelete() === true ? true : undefined,
      deletedWith: request.getDeletedwith() || undefined,
    },
  };
}

/** The state of a goal that is reached. `old` has what the goal does not specify. */
export function stateOf(
  goal: Goal,
  object: { id?: string | undefined; inputs: Properties; outputs: Properties; provider?: string | undefined },
  old?: ResourceState,
): ResourceState {
  const { urn, type, custom, options } = goal;
  return {
    urn,
    custom,
    id: object.id,
    type,
    inputs: object.inputs,
    outputs: withSecrets(keepSecrecy(object.outputs, object.inputs), options.additionalSecretOutputs ?? []),
    ...options,
    ignoreChanges: goal.ignoreChanges.length === 0 ? undefined : goal.ignoreChanges,
    replaceOnChanges: goal.replaceOnChanges.length === 0 ? undefined : goal.replaceOnChanges,
    provider: object.provider,
    importID: goal.importId || old?.importID,
    created: old?.created,
    modified: old?.modified,
  };
}

/** Whether a path is in the list, or below a path of the list. */
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
