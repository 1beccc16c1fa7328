import { randomBytes } from "node:crypto";
import { fingerprint } from "../../parity/manifest.ts";

/** Whether config vars have the same values. Values are not kept: only fingerprints, under a salt that ends with the run. */
export class ConfigValues {
  readonly #salt = randomBytes(32).toString("hex");
  /** By environment, service and key. */
  readonly #prints = new Map<string, string>();

  /** Of values that are long enough to be nobody else's by chance: who has them, by print. */
  readonly #holders = new Map<string, Holder[]>();

  /** Several values are those of vars that count as one, in no order. */
  note(environment: string, service: string, key: string, values: readonly string[]): void {
    const prints = values.map((value) => fingerprint(this.#salt, value)).sort();
    this.#prints.set(placeOf(environment, service, key), prints.join());
    if (values.some((value) => value.length < SECRET_LENGTH)) return;
    const holders = this.#holders.get(prints.join()) ?? [];
    this.#holders.set(prints.join(), [...holders, { environment, service, key }]);
  }

  /** Config vars of other environments that have the value of one, under whatever name, and no value of their own under this one. */
  holdersOf(environment: string, service: string, key: string): readonly Holder[] {
    const print = this.#prints.get(placeOf(environment, service, key)) ?? "";
    return (this.#holders.get(print) ?? []).filter(
      (holder) =>
        holder.environment !== environment &&
        this.compare([environment, holder.environment], holder.service, holder.key) !== "same",
    );
  }

  /** Notes the value that declaration and stack file make. */
  noteDeclared(environment: string, service: string, key: string, value: string): void {
    this.#prints.set(declaredPlaceOf(environment, service, key), fingerprint(this.#salt, value));
  }

  /** Whether a config var is there, and has no value. */
  isEmpty(environment: string, service: string, key: string): boolean {
    return this.#prints.get(placeOf(environment, service, key)) === fingerprint(this.#salt, "");
  }

  /** Whether a config var is known to have another value than the one declared. */
  strays(environment: string, service: string, key: string): boolean {
    const live = this.#prints.get(placeOf(environment, service, key));
    const declared = this.#prints.get(declaredPlaceOf(environment, service, key));
    return live !== undefined && declared !== undefined && live !== declared;
  }

  /** Undefined where either is not known. */
  compare(environments: readonly [string, string], service: string, key: string): "same" | "different" | undefined {
    const [one, other] = environments.map((environment) => this.#prints.get(placeOf(environment, service, key)));
    if (one === undefined || other === undefined) return undefined;
    return one === other ? "same" : "different";
  }
}

/** A config var of a service in an environment. */
interface Holder {
  readonly environment: string;
  readonly service: string;
  readonly key: string;
}

/** Characters of the shortest value that nobody else has by chance. */
const SECRET_LENGTH = 12;

const placeOf = (...names: string[]): string => JSON.stringify(names);
const declaredPlaceOf = (...names: string[]): string => placeOf("declared", ...names);
