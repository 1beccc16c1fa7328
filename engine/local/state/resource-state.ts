import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { providedPackage } from "../../wire/urn.ts";
import type { Properties } from "../../wire/value.ts";

const properties = z.record(z.string(), z.json());
const urns = z.array(z.string());

/** A resource in a Pulumi deployment of version 3. Members that this engine does not know are preserved. */
const resourceShape = z.looseObject({
  urn: z.string().startsWith("urn:pulumi:"),
  custom: z.boolean(),
  delete: z.boolean().optional(),
  id: z.string().optional(),
  type: z.string(),
  inputs: properties.optional(),
  outputs: properties.optional(),
  parent: z.string().optional(),
  protect: z.boolean().optional(),
  external: z.boolean().optional(),
  dependencies: urns.nullish(),
  initErrors: z.array(z.string()).nullish(),
  provider: z.string().optional(),
  propertyDependencies: z.record(z.string(), urns.nullable()).optional(),
  pendingReplacement: z.boolean().optional(),
  additionalSecretOutputs: z.array(z.string()).optional(),
  importID: z.string().optional(),
  ignoreChanges: z.array(z.string()).nullish(),
  replaceOnChanges: z.array(z.string()).nullish(),
  taint: z.boolean().optional(),
  retainOnDelete: z.boolean().optional(),
  deletedWith: z.string().optional(),
  created: z.string().optional(),
  modified: z.string().optional(),
});

/** A deployment file of version 3; secrets are encrypted. */
export const deploymentFile = z.strictObject({
  version: z.literal(3),
  deployment: z.looseObject({
    manifest: z.looseObject({ time: z.string() }),
    secrets_providers: z.looseObject({
      type: z.literal("passphrase"),
      state: z.looseObject({ salt: z.string() }),
    }),
    resources: z.array(resourceShape).nullish(),
    pending_operations: z
      .array(
        z.looseObject({
          resource: resourceShape,
          type: z.enum(["creating", "updating", "deleting", "reading", "importing"]),
        }),
      )
      .nullish(),
  }),
});

/** A resource in memory, secrets in envelopes. Immutable: a step creates a new one. */
export interface ResourceState {
  readonly urn: string;
  /** Whether it has a provider; components have none. */
  readonly custom: boolean;
  /** Already replaced, and still to be deleted. */
  readonly delete?: boolean | undefined;
  /** The provider's id. */
  readonly id?: string | undefined;
  readonly type: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly parent?: string | undefined;
  readonly protect?: boolean | undefined;
  /** Read by the program, not managed. */
  readonly external?: boolean | undefined;
  readonly dependencies?: readonly string[] | null | undefined;
  /** Why the last create or update failed after it had changed something. */
  readonly initErrors?: readonly string[] | null | undefined;
  /** `<urn>::<id>` of the provider resource. */
  readonly provider?: string | undefined;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>> | undefined;
  /** Already deleted, and still to be created again. */
  readonly pendingReplacement?: boolean | undefined;
  readonly additionalSecretOutputs?: readonly string[] | undefined;
  /** The id by which the resource was imported. */
  readonly importID?: string | undefined;
  /** Properties whose changes are ignored. */
  readonly ignoreChanges?: readonly string[] | null | undefined;
  readonly replaceOnChanges?: readonly string[] | null | undefined;
  /** Marked for replacement by the next `up`, as `pulumi state taint` does. */
  readonly taint?: boolean | undefined;
  /** Keeps the object when the resource is deleted. */
  readonly retainOnDelete?: boolean | undefined;
  /** The resource whose deletion deletes this one. */
  readonly deletedWith?: string | undefined;
  /** UTC, ISO 8601. */
  readonly created?: string | undefined;
  /** UTC, ISO 8601. */
  readonly modified?: string | undefined;
}

/** An operation that was started and has no known end. */
export interface PendingOperation {
  readonly type: "creating" | "updating" | "deleting" | "reading" | "importing";
  readonly resource: ResourceState;
}

/** Whether a provider creates, updates and deletes an object for it. */
export function isManaged(state: ResourceState): boolean {
  return state.custom && state.external !== true && providedPackage(state.type) === undefined;
}

/** The URN and id of a resource's provider. */
export function providerOf(state: ResourceState): { urn: string; id: string } | undefined {
  const cut = state.provider?.lastIndexOf("::") ?? -1;
  if (state.provider === undefined || cut < 0) return undefined;
  return { urn: state.provider.slice(0, cut), id: state.provider.slice(cut + 2) };
}

/** Returns `old` where `state` is equal, so that an unchanged resource stays the same object. */
export function unlessSame(state: ResourceState, old: ResourceState | undefined): ResourceState {
  return old !== undefined && isDeepStrictEqual(withoutUndefined(state), withoutUndefined(old)) ? old : state;
}

function withoutUndefined(state: ResourceState): Record<string, unknown> {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
}

const dependencies = new WeakMap<ResourceState, ReadonlySet<string>>();

/** The URNs of all resources that must exist as long as this one does. */
export function dependenciesOf(state: ResourceState): ReadonlySet<string> {
  const known = dependencies.get(state);
  if (known !== undefined) return known;
  const urns = new Set<string>(state.dependencies ?? []);
  for (const list of Object.values(state.propertyDependencies ?? {})) for (const urn of list ?? []) urns.add(urn);
  for (const urn of [state.parent, state.deletedWith, providerOf(state)?.urn]) if (urn) urns.add(urn);
  urns.delete(state.urn);
  dependencies.set(state, urns);
  return urns;
}

/** A state with its times of creation and modification; `isSame` keeps the time of modification. */
export function withTimes(state: ResourceState, old?: ResourceState, isSame = false): ResourceState {
  const now = new Date().toISOString();
  return { ...state, created: old?.created ?? now, modified: (isSame ? old?.modified : undefined) ?? now };
}
