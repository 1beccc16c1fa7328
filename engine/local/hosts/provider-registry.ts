import { randomUUID } from "node:crypto";
import { keepSecrecy } from "../../wire/secrecy.ts";
import { nameOf, packageOf, providedPackage, type Scope, typeOf, urnOf } from "../../wire/urn.ts";
import { hasUnknown, type Properties } from "../../wire/wire.ts";
import type { StackConfig } from "../config/stack-config.ts";
import { providerOf, type ResourceState } from "../state/resource-state.ts";
import type { StateStore } from "../state/state-store.ts";
import type { Provider } from "./provider.ts";
import { type ProviderPool, providerConfig } from "./provider-pool.ts";

/** The provider of a resource. */
export interface ProviderUse {
  /** `<urn>::<id>` for the state. */
  reference: string;
  /** Undefined for a simulated package, and in a preview when its configuration is not known yet. */
  provider: Provider | undefined;
  simulated: boolean;
}

/** The provider resources of one pass, default ones included. */
export class ProviderRegistry {
  readonly #pool: ProviderPool;
  readonly #store: StateStore;
  readonly #scope: Scope;
  /** Undefined where no program runs: providers are then configured as the state says. */
  readonly #config: StackConfig | undefined;
  readonly #simulated: readonly string[];
  readonly #declared: Set<string>;
  readonly #uses = new Map<string, Promise<ProviderUse>>();

  constructor(parts: {
    pool: ProviderPool;
    store: StateStore;
    scope: Scope;
    config: StackConfig | undefined;
    simulated: readonly string[];
    declared: Set<string>;
  }) {
    this.#pool = parts.pool;
    this.#store = parts.store;
    this.#scope = parts.scope;
    this.#config = parts.config;
    this.#simulated = parts.simulated;
    this.#declared = parts.declared;
  }

  isSimulated(name: string): boolean {
    return this.#simulated.includes(name);
  }

  /** The provider a declaration asks for: the one it refers to, or its package's default one, made when first asked for. */
  use(token: string, reference: string, version: string): Promise<ProviderUse> {
    const name = providedPackage(token) ?? packageOf(token);
    if (reference !== "") {
      const known = this.#uses.get(reference.slice(0, reference.lastIndexOf("::")));
      if (known !== undefined) return known;
    }
    const label = version === "" ? "default" : `default_${version.replace(/[.+-]/g, "_")}`;
    const urn = urnOf(this.#scope, `pulumi:providers:${name}`, label);
    return this.#remember(urn, () => this.#makeDefault(name, urn, version));
  }

  /** The provider that a resource in the state was made with. */
  async of(state: ResourceState): Promise<Provider> {
    const maker = providerOf(state);
    const declared = maker && this.#uses.get(maker.urn);
    const use = await declared;
    if (use?.provider !== undefined) return use.provider;
    const name = (maker && providedPackage(typeOf(maker.urn))) ?? packageOf(state.type);
    const urn = maker?.urn ?? urnOf(this.#scope, `pulumi:providers:${name}`, "default");
    const isDefault = /^default(_|$)/.test(nameOf(urn));
    const recorded = this.#store.get(urn)?.inputs ?? {};
    if (!isDefault || this.#config === undefined) return this.#pool.get(name, urn, recorded);
    const config = providerConfig(this.#config, name);
    return this.#pool.get(name, urn, await this.#pool.check(name, urn, recorded, config));
  }

  /** The inputs of a provider resource as its provider completes them; as they are where there is none to ask. */
  async checkedInputs(goal: { urn: string; type: string; inputs: Properties }, olds: Properties): Promise<Properties> {
    const name = providedPackage(goal.type) ?? "";
    if (this.isSimulated(name) || hasUnknown(goal.inputs)) return goal.inputs;
    return keepSecrecy(await this.#pool.check(name, goal.urn, olds, goal.inputs), goal.inputs);
  }

  /** Makes the provider of a provider resource that the program declares. */
  declare(state: ResourceState): Promise<ProviderUse> {
    const name = providedPackage(state.type) ?? "";
    return this.#remember(state.urn, async () => {
      const simulated = this.isSimulated(name);
      const unusable = simulated || hasUnknown(state.inputs);
      const provider = unusable ? undefined : await this.#pool.get(name, state.urn, state.inputs);
      return { reference: `${state.urn}::${state.id ?? ""}`, provider, simulated };
    });
  }

  async #makeDefault(name: string, urn: string, version: string): Promise<ProviderUse> {
    const old = this.#store.get(urn);
    const id = old?.id ?? randomUUID();
    const reference = `${urn}::${id}`;
    if (this.isSimulated(name)) return { reference, provider: undefined, simulated: true };
    const config = this.#config === undefined ? {} : providerConfig(this.#config, name);
    const wanted = version === "" ? config : { ...config, version };
    const inputs = keepSecrecy(await this.#pool.check(name, urn, old?.inputs ?? {}, wanted), wanted);
    const provider = await this.#pool.get(name, urn, inputs);
    const now = new Date().toISOString();
    const created = old?.created ?? now;
    const type = `pulumi:providers:${name}`;
    this.#declared.add(urn);
    this.#store.put({ urn, custom: true, id, type, inputs, outputs: inputs, created, modified: old?.modified ?? now });
    return { reference, provider, simulated: false };
  }

  #remember(urn: string, make: () => Promise<ProviderUse>): Promise<ProviderUse> {
    const known = this.#uses.get(urn);
    if (known !== undefined) return known;
    const making = make();
    this.#uses.set(urn, making);
    return making;
  }
}
