/** How much of a value is secret: all of it, or some of a map's members. */
export type Secrecy = "all" | SecretKeys;

/** The members of a map that are secret, wholly or in part. */
export type SecretKeys = ReadonlyMap<string, Secrecy>;

/** What is secret in either. */
export function joinSecrets(...sets: readonly SecretKeys[]): SecretKeys {
  const joined = new Map<string, Secrecy>();
  for (const [key, secrecy] of sets.flatMap((set) => [...set])) {
    const known = joined.get(key);
    joined.set(key, known === undefined ? secrecy : join(known, secrecy));
  }
  return joined;
}

/** Whether everything secret in `inner` is secret in `outer` as well. */
export function covers(outer: Secrecy | undefined, inner: Secrecy | undefined): boolean {
  if (inner === undefined || outer === "all") return true;
  if (outer === undefined || inner === "all") return false;
  return [...inner].every(([key, secrecy]) => covers(outer.get(key), secrecy));
}

/** Whether the value at `path` is secret, by itself or with what holds it. */
export function isSecret(secrets: SecretKeys, path: readonly PropertyKey[]): boolean {
  let secrecy: Secrecy | undefined = secrets;
  for (const key of path) {
    if (secrecy === undefined || secrecy === "all") break;
    secrecy = secrecy.get(String(key));
  }
  return secrecy === "all";
}

/** Every secret text in `value`, for keeping it out of messages. */
export function secretTexts(value: unknown, secrecy: Secrecy | undefined): string[] {
  if (secrecy === undefined) return [];
  if (secrecy === "all") return texts(value);
  return [...secrecy].flatMap(([key, inner]) => secretTexts(memberOf(value, key), inner));
}

function join(one: Secrecy, other: Secrecy): Secrecy {
  return one === "all" || other === "all" ? "all" : joinSecrets(one, other);
}

/** Every text in `value`. */
export function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
