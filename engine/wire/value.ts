/** A property value in the wire format of program, engine and provider. */
export type Value = null | boolean | number | string | Value[] | Properties;

/** A resource's properties; secrets are in envelopes. */
export interface Properties {
  [key: string]: Value;
}

const signature = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const referenceSignature = "5cf8f73096256a8f31e491e813e4eb8e";

/** Marks a value that is unknown until the resource that it comes from exists. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const otherUnknowns = new Set([
  unknown,
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Wraps a value as a secret; a secret or an unknown is returned unchanged. */
export function secret(value: Value): Value {
  return isSecret(value) || isUnknown(value) ? value : { [signature]: secretSignature, value };
}

/** Whether the value itself is a secret's envelope. */
export function isSecret(value: Value | undefined): value is Properties & { value: Value } {
  return isProperties(value) && value[signature] === secretSignature;
}

/** Whether the value itself is the unknown marker. */
export function isUnknown(value: Value | undefined): boolean {
  return typeof value === "string" && otherUnknowns.has(value);
}

/** Whether the value is a map, which includes envelopes. */
export function isProperties(value: Value | undefined): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the value contains a secret. */
export function hasSecret(value: Value): boolean {
  return some(value, isSecret);
}

/** Whether the value contains an unknown. */
export function hasUnknown(value: Value): boolean {
  return some(value, isUnknown);
}

/** Unwraps every secret. */
export function plain(value: Value): Value {
  return mapValue(value, (inner) => (isSecret(inner) ? plain(inner.value) : undefined));
}

/** Unwraps every secret of a map. */
export function plainProperties(properties: Properties): Properties {
  return mapProperties(properties, plain);
}

/** Turns output values into secrets and unknowns, the two forms that the rest of the engine handles. */
export function normalize(value: Value): Value {
  return mapValue(value, (inner) => {
    if (!isProperties(inner) || inner[signature] !== outputSignature) return undefined;
    const known = inner.value === undefined ? unknown : normalize(inner.value);
    return inner.secret === true ? secret(known) : known;
  });
}

/** Replaces references to resources by their ids, or by their URNs where they have no id. */
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

/** Rebuilds a value: replaces what `change` returns a value for, and descends into the rest. */
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

/** Marks as secret what is secret at the same path of `model`. */
export function keepSecrecy(value: Properties, model: Properties): Properties {
  return mapProperties(value, (item, key) => keepValue(item, model[key]));
}

/** Marks the named properties as secret. */
export function withSecrets(properties: Properties, names: readonly string[]): Properties {
  return mapProperties(properties, (item, key) => (names.includes(key) ? secret(item) : item));
}

function keepValue(value: Value, model: Value | undefined): Value {
  if (isSecret(value) || model === undefined) return value;
  if (isSecret(model)) return value === null ? value : secret(value);
  if (Array.isArray(value) && Array.isArray(model)) return value.map((item, index) => keepValue(item, model[index]));
  return isProperties(value) && isProperties(model) ? keepSecrecy(value, model) : value;
}

/** Outputs for display: secrets and unknowns are replaced by words. */
export function shownOutputs(outputs: Properties): Properties {
  return mapProperties(outputs, (value) =>
    mapValue(value, (inner) => {
      if (isSecret(inner)) return "[secret]";
      return isUnknown(inner) ? "[unknown]" : undefined;
    }),
  );
}
