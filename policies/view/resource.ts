import type { PolicyResource } from "@pulumi/policy";

/** A resource as the engine passes it to a policy pack. Unknown values are undefined. */
export interface Resource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly isProtected: boolean;
  readonly parent: string | undefined;
  readonly props: Readonly<Record<string, unknown>>;
  /** URNs of the resources that a property comes from. */
  readonly origins: Readonly<Record<string, readonly string[]>>;
}

/** Unwraps a resource whose proxy throws on values that are unknown in a preview. */
export function resourceOf(wrapped: PolicyResource): Resource {
  const { urn, type, name, opts, parent, props, propertyDependencies } = wrapped;
  return {
    urn,
    type,
    name,
    isProtected: opts.protect,
    parent: parent?.urn,
    props: unwrapProperties(props),
    origins: Object.fromEntries(
      Object.entries(propertyDependencies).map(([key, found]) => [key, found.map((each) => each.urn)]),
    ),
  };
}

/** Every key, also with an unknown value: the keys of config vars are always known. */
const unwrapProperties = (wrapped: object): Record<string, unknown> =>
  Object.fromEntries(Object.keys(wrapped).map((key) => [key, unwrap(read(wrapped, key))]));

function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return [...value.keys()].map((index) => unwrap(read(value, String(index))));
  return typeof value === "object" && value !== null ? unwrapProperties(value) : value;
}

/** Reading an unknown value throws; nothing else here does. */
function read(holder: object, key: string): unknown {
  try {
    return Reflect.get(holder, key);
  } catch {
    return undefined;
  }
}
