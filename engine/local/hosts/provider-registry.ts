import { randomUUID } from "node:crypto";
import { getOrCreate } from "../../../sdks/heroku/client/get-or-create.ts";
import { isDefaultProvider, packageOf, providedPackage, type Scope, typeOf, urnOf } from "../../wire/urn.ts";
import { hasUnknown, type Properties } from "../../wire/value.ts";
import type { StackConfig } from "../config/stack-config.ts";
import { providerOf, type ResourceState, withTimes } from "../state/resource-state.ts";
import type { StateStore } from "../state/state-store.ts";
import type { Provider } from "./provider.ts";
import { type ProviderPool, providerConfig } from "./provider-pool.ts";

/** The provider of a resource. */
export interface ProviderUse {
  /** `<urn>::<id>`, as recorded in the state. */
  reference: string;
  /** Undefined for a simulated package, and in a preview while its configuration is unknown. */
  provider: Provider | undefined;
  simulated: boolean;
}

interface RegistryOptions {
  pool: ProviderPool;
  store: StateStore;
  scope: Scope;
  /** Undefined without a program: providers are then configured as recorded in the state. */
  config: StackConfig | undefined;
  simulated: readonly string[];
  declared: Set<string>;
}

/** The provider resources of one pass, including default providers. */
export class ProviderRegistry {
  readonly #options: RegistryOptions;
  readonly #uses = new Map<string, Promise<ProviderUse>>();

  constructor(options: RegistryOptions) {
    this.#options = options;
  }

  isSimulated(name: string): boolean {
    return this.#options.simulated.includes(name);
  }

  /** The provider of a registration: the one that it refers to, or its package's default provider. */
  use(token: string, reference: string, version: string): Promise<ProviderUse> {
    const name = providedPackage(token) ?? packageOf(token);
    const declared = this.#uses.get(reference.slice(0, Math.max(0, reference.lastIndexOf("::"))));
    if (declared !== undefined) return declared;
    const label = version === "" ? "default" : `default_${version.replace(/[.+-]/g, "_")}`;
    const urn = urnOf(this.#options.scope, `pulumi:providers:${name}`, label);
    return getOrCreate(this.#uses, urn, () => this.#createDefault(name, urn, version));
  }

  /** The provider of a resource in the state. */
  async of(state: ResourceState): Promise<Provider> {
    const { pool, store, scope, config } = this.#options;
    const reference = providerOf(state);
    const use = await (reference && this.#uses.get(reference.urn));
    if (use?.provider !== undefined) return use.provider;
    const name = (reference && providedPackage(typeOf(reference.urn))) ?? packageOf(state.type);
    const urn = reference?.urn ?? urnOf(scope, `pulumi:providers:${name}`, "default");
    const recorded = store.get(urn)?.inputs ?? {};
    if (!isDefaultProvider(urn) || config === undefined) return pool.get(name, urn, recorded);
    return pool.get(name, urn, await pool.check(name, urn, recorded, providerConfig(config, name)));
  }

  /** The inputs of a provider resource, completed by the provider where there is one to ask. */
  async checkedInputs(goal: { urn: string; type: string; inputs: Properties }, olds: Properties): Promise<Properties> {
    const name = providedPackage(goal.type) ?? "";
    if (this.isSimulated(name) || hasUnknown(goal.inputs)) return goal.inputs;
    return this.#options.pool.check(name, goal.urn, olds, goal.inputs);
  }

  /** Configures the provider of a provider resource that the program declares. */
  declare({ urn, type, id = "", inputs }: ResourceState): Promise<ProviderUse> {
    return getOrCreate(this.#uses, urn, async () => {
      const name = providedPackage(type) ?? "";
      const simulated = this.isSimulated(name);
      const isUsable = !simulated && !hasUnknown(inputs);
      const provider = isUsable ? await this.#options.pool.get(name, urn, inputs) : undefined;
      return { reference: `${urn}::${id}`, provider, simulated };
    });
  }

  async #createDefault(name: string, urn: string, version: string): Promise<ProviderUse> {
    const { pool, store, config, declared } = this.#options;
    const old = store.get(urn);
    const id = old?.id ?? randomUUID();
    const reference = `${urn}::${id}`;
    if (this.isSimulated(name)) return { reference, provider: undefined, simulated: true };
    const news = {
      ...(config === undefined ? {} : providerConfig(config, name)),
      ...(version !== "" && { version }),
    };
    const inputs = await pool.check(name, urn, old?.inputs ?? {}, news);
    const provider = await pool.get(name, urn, inputs);
    declared.add(urn);
    const state = { urn, custom: true, id, type: `pulumi:providers:${name}`, inputs, outputs: inputs };
    store.put(withTimes(state, old, true));
    return { reference, provider, simulated: false };
  }
}
