import { isProperties, isSecret, mapProperties, type Properties, secret, type Value } from "./wire.ts";

/** Gives `value` with everything secret that was secret at the same place in `model`. */
export function keepSecrecy(value: Properties, model: Properties): Properties {
  return mapProperties(value, (item, key) => keepValue(item, model[key]));
}

/** Gives `properties` with the named ones secret. */
export function withSecrets(properties: Properties, names: readonly string[]): Properties {
  return mapProperties(properties, (item, key) => (names.includes(key) ? secret(item) : item));
}

function keepValue(value: Value, model: Value | undefined): Value {
  if (isSecret(value) || model === undefined) return value;
  if (isSecret(model)) return value === null ? value : secret(value);
  if (Array.isArray(value) && Array.isArray(model)) return value.map((item, index) => keepValue(item, model[index]));
  return isProperties(value) && isProperties(model) ? keepSecrecy(value, model) : value;
}
