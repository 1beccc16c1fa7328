import { randomBytes } from "node:crypto";
import { setterOf } from "./facts.ts";
import { fingerprint, type Manifest } from "./manifest.ts";
import type { Copy, ValueKnowledge } from "./value-differences.ts";

/** A config var of a service in an environment. */
interface Holder {
  readonly environment: string;
  readonly service: string;
  readonly key: string;
}

/** Characters of the shortest value that two config vars do not share by chance. */
const SECRET_LENGTH = 12;

/** Whether config vars have the same values. Values are not kept: only fingerprints, under a salt that ends with the run. */
export class ConfigValues {
  readonly #salt = randomBytes(32).toString("hex");
  /** By environment, service and key. */
  readonly #live = new Map<string, string>();
  readonly #declared = new Map<string, string>();
  /** Of values that are long enough: which config vars have them, by print. */
  readonly #holders = new Map<string, Holder[]>();

  /** Several values are those of vars that count as one, in no order. */
  note(environment: string, service: string, key: string, values: readonly string[]): void {
    const prints = values.map((value) => fingerprint(this.#salt, value)).sort();
    this.#live.set(placeOf(environment, service, key), prints.join());
    if (values.some((value) => value.length < SECRET_LENGTH)) return;
    const holders = this.#holders.get(prints.join()) ?? [];
    this.#holders.set(prints.join(), [...holders, { environment, service, key }]);
  }

  /** Notes the value that declaration and stack file make. */
  noteDeclared(environment: string, service: string, key: string, value: string): void {
    this.#declared.set(placeOf(environment, service, key), fingerprint(this.#salt, value));
  }

  /** What is known of two environments. */
  knowledgeOf(manifests: readonly [Manifest, Manifest]): ValueKnowledge {
    return {
      compare: (service, key) => this.#compare([manifests[0].environment, manifests[1].environment], service, key),
      isEmpty: (...place) => this.#live.get(placeOf(...place)) === fingerprint(this.#salt, ""),
      strays: (...place) => {
        const [live, declared] = [this.#live, this.#declared].map((prints) => prints.get(placeOf(...place)));
        return live !== undefined && declared !== undefined && live !== declared;
      },
      copyOf: (...place) => this.#copyOf(place, manifests),
    };
  }

  /** Undefined where either is not known. */
  #compare(environments: readonly [string, string], service: string, key: string): "same" | "different" | undefined {
    const [one, other] = environments.map((environment) => this.#live.get(placeOf(environment, service, key)));
    if (one === undefined || other === undefined) return undefined;
    return one === other ? "same" : "different";
  }

  /**
   * The config var of another environment that has the value of one, under any name: an add-on's, or a secret that is not shared. One that
   * has the value under the same name, too, is none.
   */
  #copyOf([environment, service, key]: Place, manifests: readonly Manifest[]): Copy | undefined {
    const print = this.#live.get(placeOf(environment, service, key)) ?? "";
    const holder = this.#holders
      .get(print)
      ?.find(
        (each) =>
          each.environment !== environment &&
          (each.service !== service || each.key !== key) &&
          this.#compare([environment, each.environment], each.service, each.key) !== "same" &&
          isOwn(each, manifests),
      );
    if (holder === undefined) return undefined;
    const { service: of, ...rest } = holder;
    return of === service ? rest : holder;
  }
}

type Place = readonly [environment: string, service: string, key: string];

const placeOf = (...place: Place): string => JSON.stringify(place);

/** Whether an add-on sets a config var, or it is a secret of its environment alone. */
function isOwn({ environment, service, key }: Holder, manifests: readonly Manifest[]): boolean {
  const manifest = manifests.find((each) => each.environment === environment)?.services[service];
  if (setterOf(manifest?.facts[`config.${key}`] ?? "") !== undefined) return true;
  const origin = manifest?.config[key];
  return origin?.kind === "generated" || (origin?.kind === "secret" && origin.shared === undefined);
}
