/** A property value as it travels between program, engine and provider. */
export type Value = null | boolean | number | string | Value[] | Properties;

/** A resource's properties, envelopes included. */
export interface Properties {
  [key: string]: Value;
}

const signature = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const referenceSignature = "5cf8f73096256a8f31e491e813e4eb8e";

/** Stands for a value that is not known before the resource it comes from is made. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const otherUnknowns = new Set([
  unknown,
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Wraps a value as a secret. A secret or an unknown stays as it is. */
export function secret(value: Value): Value {
  return isSecret(value) || isUnknown(value) ? value : { [signature]: secretSignature, value };
}

/** Whether this very value is a secret's envelope. */
export function isSecret(value: Value | undefined): value is Properties & { value: Value } {
  return isProperties(value) && value[signature] === secretSignature;
}

/** Whether this very value is the marker of an unknown. */
export function isUnknown(value: Value | undefined): boolean {
  return typeof value === "string" && otherUnknowns.has(value);
}

/** Whether the value is a map, an envelope included. */
export function isProperties(value: Value | undefined): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a secret is anywhere inside. */
export function hasSecret(value: Value): boolean {
  return some(value, isSecret);
}

/** Whether an unknown is anywhere inside. */
export function hasUnknown(value: Value): boolean {
  return some(value, isUnknown);
}

/** Opens every envelope of a secret. */
export function plain(value: Value): Value {
  return mapValue(value, (inner) => (isSecret(inner) ? plain(inner.value) : undefined));
}

/** Opens every envelope of a secret in a map. */
export function plainProperties(properties: Properties): Properties {
  return mapProperties(properties, plain);
}

/** Turns the envelopes of output values into secrets and unknowns, the two forms that all else here knows. */
export function normalize(value: Value): Value {
  return mapValue(value, (inner) => {
    if (!isProperties(inner) || inner[signature] !== outputSignature) return undefined;
    const known = inner.value === undefined ? unknown : normalize(inner.value);
    return inner.secret === true ? secret(known) : known;
  });
}

/** Replaces references to resources by their ids, or their URNs where they have none. */
export function withoutReferences(value: Value): Value {
  return mapValue(value, (inner) => {
    if (!isProperties(inner) || inner[signature] !== referenceSignature) return undefined;
    if (inner.id === undefined) return inner.urn ?? null;
    return inner.id === "" ? unknown : inner.id;
  });
}

/** Applies `change` to every value of a map. */
export function mapProperties(properties: Properties, change: (value: Value, key: string) => Value): Properties {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, change(value, key)]));
}

/** Rebuilds a value: where `change` gives something that stands instead, elsewhere it descends. */
export function mapValue(value: Value, change: (value: Value) => Value | undefined): Value {
  const changed = change(value);
  if (changed !== undefined) return changed;
  if (Array.isArray(value)) return value.map((item) => mapValue(item, change));
  return isProperties(value) ? mapProperties(value, (item) => mapValue(item, change)) : value;
}

function some(value: Value, test: (value: Value) => boolean): boolean {
  if (test(value)) return true;
  if (Array.isArray(value)) return value.some((item) => some(item, test));
  return isProperties(value) && Object.values(value).some((item) => some(item, test));
}
