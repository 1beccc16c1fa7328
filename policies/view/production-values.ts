import { type Fingerprints, fingerprint, type Manifest } from "../../parity/manifest.ts";

/** A config var value of a service's review apps or test runs. */
interface PipelineValue {
  readonly service: string | undefined;
  readonly value: string;
  /** Whether it is encrypted or looks like a secret. */
  readonly isSecret: boolean;
}

/**
 * Whether a value is a production secret, by production's recorded fingerprints. A plain value is one if production declares it
 * `secret()` or `generated()`, under any key and for any service.
 */
export function productionValues(
  prints: Fingerprints | undefined,
  manifest: Manifest | undefined,
): (candidate: PipelineValue) => boolean {
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

/** Shorter values, such as `true`, may equal a secret by chance. */
const tooLongForChance = 8;

const secretPrints = ({ values }: Fingerprints, manifest: Manifest | undefined): string[] =>
  Object.entries(values).flatMap(([service, own]) =>
    Object.entries(own).flatMap(([key, print]) => {
      const kind = manifest?.services[service]?.config[key]?.kind;
      return kind === "secret" || kind === "generated" ? [print] : [];
    }),
  );
