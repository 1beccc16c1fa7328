import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { providedPackage } from "../../wire/urn.ts";
import type { Properties } from "../../wire/wire.ts";

const properties = z.record(z.string(), z.json());
const urns = z.array(z.string());

/** A resource as a Pulumi version 3 deployment keeps it. Members that this engine does not know are kept. */
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

/** A version 3 deployment in its file: secrets are encrypted. */
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

/** A resource in memory, its secrets in envelopes. Never changed: a step makes a new one. */
export interface ResourceState {
  readonly urn: string;
  /** Has a provider; components have none. */
  readonly custom: boolean;
  /** Replaced already, and still to be deleted. */
  readonly delete?: boolean | undefined;
  /** The provider's id. */
  readonly id?: string | undefined;
  readonly type: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly parent?: string | undefined;
  readonly protect?: boolean | undefined;
  /** Looked up by the program, not managed. */
  readonly external?: boolean | undefined;
  readonly dependencies?: readonly string[] | null | undefined;
  /** Why the resource is only partly made. */
  readonly initErrors?: readonly string[] | null | undefined;
  /** `<urn>::<id>` of the provider resource. */
  readonly provider?: string | undefined;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>> | undefined;
  /** Deleted already, and still to be created again. */
  readonly pendingReplacement?: boolean | undefined;
  readonly additionalSecretOutputs?: readonly string[] | undefined;
  /** The id the resource was taken over by. */
  readonly importID?: string | undefined;
  /** Properties whose drift is left alone. */
  readonly ignoreChanges?: readonly string[] | null | undefined;
  readonly replaceOnChanges?: readonly string[] | null | undefined;
  /** Marked to be replaced by the next `up`, as by `pulumi state taint`. */
  readonly taint?: boolean | undefined;
  /** Leaves the object alone when the resource is deleted. */
  readonly retainOnDelete?: boolean | undefined;
  /** The resource whose deletion deletes this one. */
  readonly deletedWith?: string | undefined;
  /** UTC, ISO 8601. */
  readonly created?: string | undefined;
  /** UTC, ISO 8601. */
  readonly modified?: string | undefined;
}

/** What was begun and is not known to have ended. */
export interface PendingOperation {
  readonly type: "creating" | "updating" | "deleting" | "reading" | "importing";
  readonly resource: ResourceState;
}

/** Whether it stands for an object that a provider makes, changes and deletes. */
export function isManaged(state: ResourceState): boolean {
  return state.custom && state.external !== true && providedPackage(state.type) === undefined;
}

/** The URN and the id of a resource's provider. */
export function providerOf(state: ResourceState): { urn: string; id: string } | undefined {
  const cut = state.provider?.lastIndexOf("::") ?? -1;
  if (state.provider === undefined || cut < 0) return undefined;
  return { urn: state.provider.slice(0, cut), id: state.provider.slice(cut + 2) };
}

/** Gives `old` where `state` says the same, so that what did not change stays the very same object. */
export function unlessSame(state: ResourceState, old: ResourceState | undefined): ResourceState {
  return old !== undefined && isDeepStrictEqual(withoutUndefined(state), withoutUndefined(old)) ? old : state;
}

function withoutUndefined(state: ResourceState): Record<string, unknown> {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
}

const needed = new WeakMap<ResourceState, ReadonlySet<string>>();

/** Every URN that must be there as long as this resource is. */
export function neededUrns(state: ResourceState): ReadonlySet<string> {
  const known = needed.get(state);
  if (known !== undefined) return known;
  const urns = new Set<string>(state.dependencies ?? []);
  for (const list of Object.values(state.propertyDependencies ?? {})) for (const urn of list ?? []) urns.add(urn);
  for (const urn of [state.parent, state.deletedWith, providerOf(state)?.urn]) if (urn) urns.add(urn);
  urns.delete(state.urn);
  needed.set(state, urns);
  return urns;
}
