import { type StoreIdentity, storeIdentities } from "../../config-vars/store-identities.ts";
import { type Fingerprints, fingerprint } from "../../parity/manifest.ts";
import { type NamedStage, stageNamedIn } from "../facts/stage-words.ts";

/** A config var with its value. */
export interface Value {
  readonly key: string;
  readonly value: string | undefined;
  readonly isSensitive: boolean;
}

/** A data store outside Heroku that a config var points to. */
export interface OutsideStore {
  readonly kind: StoreIdentity["kind"];
  /** The stage that its host or name contains. */
  readonly stage: NamedStage | undefined;
  /** Config vars of other environments that point to the same store. */
  readonly sameAs: readonly { readonly environment: string; readonly service: string; readonly key: string }[];
}

/** The stores that config vars point to, by key; those of other environments are found by fingerprint, under any key. */
export function sharedStores(
  values: readonly Value[],
  recorded: Readonly<Record<string, Fingerprints>>,
): ReadonlyMap<string, OutsideStore> {
  const known = values.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value] as const]));
  const found = storeIdentities(Object.fromEntries(known));
  return new Map(
    found.map(({ key, kind, identity }) => [
      key,
      { kind, stage: stageNamedIn(identity), sameAs: holdersOf(identity, recorded) },
    ]),
  );
}

const holdersOf = (identity: string, recorded: Readonly<Record<string, Fingerprints>>): OutsideStore["sameAs"] =>
  Object.entries(recorded).flatMap(([environment, { salt, stores = {} }]) => {
    const print = fingerprint(salt, identity);
    return Object.entries(stores).flatMap(([service, own]) =>
      Object.entries(own).flatMap(([key, other]) => (other === print ? [{ environment, service, key }] : [])),
    );
  });
