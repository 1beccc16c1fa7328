import { type Fingerprints, fingerprint, type Manifest } from "../../parity/manifest.ts";

/** A value that a review app or a test run of a service begins with. */
interface Given {
  readonly service: string | undefined;
  readonly value: string;
  /** Whether it is encrypted, or looks as if it should be. */
  readonly isSecret: boolean;
}

/**
 * Tells whether a value is a secret of production's, by what production recorded. A plain value is one if production declares it
 * `secret()` or `generated()`, under whatever key and for whatever service.
 */
export function productionValues(
  prints: Fingerprints | undefined,
  manifest: Manifest | undefined,
): (given: Given) => boolean {
  if (prints === undefined) return () => false;
  const { salt, values } = prints;
  const byService = new Map(Object.entries(values).map(([service, own]) => [service, new Set(Object.values(own))]));
  const secrets = new Set(secretPrints(prints, manifest));
  return ({ service, value, isSecret }) => {
    const print = fingerprint(salt, value);
    if (isSecret && service !== undefined && byService.get(service)?.has(print) === true) return true;
    return value.length >= tooLongForChance && secrets.has(print);
  };
}

/** Shorter values, such as `true`, may be the same as a secret and be none. */
const tooLongForChance = 8;

const secretPrints = ({ values }: Fingerprints, manifest: Manifest | undefined): string[] =>
  Object.entries(values).flatMap(([service, own]) =>
    Object.entries(own).flatMap(([key, print]) => {
      const kind = manifest?.services[service]?.config[key]?.kind;
      return kind === "secret" || kind === "generated" ? [print] : [];
    }),
  );
