import type { PolicyResource } from "@pulumi/policy";

/** A resource as an engine shows it to a policy pack, with nothing in it that is not known yet. */
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

function knownProperties(wrapped: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(wrapped).flatMap((key): [string, unknown][] => {
      const value = read(wrapped, key);
      return value === undefined ? [] : [[key, known(value)]];
    }),
  );
}

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
