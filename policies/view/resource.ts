import type { PolicyResource } from "@pulumi/policy";

/** A resource as an engine shows it to a policy pack. What is not known yet is undefined. */
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

/** Takes a resource out of the wrapping that throws at what is not known before an `up`. */
export function resourceOf(wrapped: PolicyResource): Resource {
  const { urn, type, name, opts, parent, props, propertyDependencies } = wrapped;
  return {
    urn,
    type,
    name,
    isProtected: opts.protect,
    parent: parent?.urn,
    props: knownProperties(props),
    origins: Object.fromEntries(
      Object.entries(propertyDependencies).map(([key, found]) => [key, found.map((each) => each.urn)]),
    ),
  };
}

/** Every key, whether its value is known or not: which config vars there will be is. */
const knownProperties = (wrapped: object): Record<string, unknown> =>
  Object.fromEntries(Object.keys(wrapped).map((key) => [key, known(read(wrapped, key))]));

function known(value: unknown): unknown {
  if (Array.isArray(value)) return [...value.keys()].map((index) => known(read(value, String(index))));
  return typeof value === "object" && value !== null ? knownProperties(value) : value;
}

/** Reading what is not known throws, and so does nothing else here. */
function read(holder: object, key: string): unknown {
  try {
    return Reflect.get(holder, key);
  } catch {
    return undefined;
  }
}
