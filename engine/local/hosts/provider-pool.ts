import { randomUUID } from "node:crypto";
import { exitCodes, Problem } from "../../problem.ts";
import { type Properties, plain, secret } from "../../wire/wire.ts";
import type { Project } from "../config/project.ts";
import type { StackConfig } from "../config/stack-config.ts";
import type { ChildOptions } from "./child.ts";
import { Provider } from "./provider.ts";
import type { ProviderHost, startProvider } from "./provider-host.ts";

/** What all providers of a run share. */
export interface ProviderSurroundings {
  project: Project;
  engineAddress: string;
  env: Record<string, string>;
  onLine: NonNullable<ChildOptions["onLine"]>;
  start: typeof startProvider;
}

/** The providers' processes of one run, each kept for as long as the run lasts. */
export class ProviderPool {
  readonly #surroundings: ProviderSurroundings;
  readonly #spares = new Map<string, Promise<ProviderHost>>();
  readonly #configured = new Map<string, Promise<Provider>>();
  readonly #checked = new Map<string, Promise<Properties>>();
  readonly #hosts = new Set<ProviderHost>();
  #stopped = false;

  constructor(surroundings: ProviderSurroundings) {
    this.#surroundings = surroundings;
  }

  /** Starts every provider that the project names, before it is asked for; those of simulated packages never are. */
  warm(simulated: readonly string[]): void {
    for (const name of this.#surroundings.project.providers.keys()) {
      if (simulated.includes(name)) continue;
      const starting = this.#start(name);
      // Told when it is needed.
      starting.catch(() => undefined);
      this.#spares.set(name, starting);
    }
  }

  /** A provider of a package with a configuration: the running one, or a new process. */
  get(name: string, urn: string, inputs: Properties): Promise<Provider> {
    const key = `${name} ${JSON.stringify(plain(inputs))}`;
    const known = this.#configured.get(key);
    if (known !== undefined) return known;
    const configuring = this.#configure(name, urn, inputs);
    this.#configured.set(key, configuring);
    return configuring;
  }

  /** A provider's own inputs as it completes them; a refusal is a {@link Problem}. */
  check(name: string, urn: string, olds: Properties, news: Properties): Promise<Properties> {
    const key = JSON.stringify([urn, olds, news]);
    const known = this.#checked.get(key);
    if (known !== undefined) return known;
    const checking = this.#check(name, urn, olds, news);
    this.#checked.set(key, checking);
    return checking;
  }

  /** Asks all to give up what is under way. */
  async cancel(): Promise<void> {
    const providers = await Promise.allSettled(this.#configured.values());
    await Promise.all(providers.map((settled) => settled.status === "fulfilled" && settled.value.cancel()));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.allSettled(this.#spares.values());
    await Promise.all([...this.#hosts].map((host) => host.stop()));
  }

  async #check(name: string, urn: string, olds: Properties, news: Properties): Promise<Properties> {
    const provider = new Provider(name, await this.#spare(name));
    const { inputs, failures } = await provider.checkConfig(urn, olds, news);
    if (failures.length === 0) return inputs;
    const reasons = failures.map(({ property, reason }) => (property === "" ? reason : `${property}: ${reason}`));
    throw new Problem(`provider ${name}: ${reasons.join("; ")}`, exitCodes.input);
  }

  async #configure(name: string, urn: string, inputs: Properties): Promise<Provider> {
    const host = await this.#spare(name);
    this.#spares.delete(name);
    const provider = new Provider(name, host);
    const { engineAddress, project } = this.#surroundings;
    await provider.handshake(engineAddress, project.folder, project.programFolder);
    await provider.configure(urn, randomUUID(), inputs);
    return provider;
  }

  /** A process that is not configured yet. */
  #spare(name: string): Promise<ProviderHost> {
    const spare = this.#spares.get(name) ?? this.#start(name);
    this.#spares.set(name, spare);
    return spare;
  }

  async #start(name: string): Promise<ProviderHost> {
    const { project, engineAddress, env, onLine, start } = this.#surroundings;
    const executable = project.providers.get(name);
    if (executable === undefined) {
      throw new Problem(
        `package ${name}: expected a provider named in Pulumi.yaml under plugins.providers, got none; the local engine fetches no plugins`,
        exitCodes.input,
      );
    }
    const host = await start({ package: name, executable, engineAddress, env, onLine });
    this.#hosts.add(host);
    if (this.#stopped) await host.stop();
    return host;
  }
}

/** A package's configuration in a stack file, as `<package>:<key>`, in a provider's inputs. */
export function providerConfig(config: StackConfig, name: string): Properties {
  const inputs: Properties = {};
  for (const [key, value] of config.values) {
    const prefix = `${name}:`;
    if (key.startsWith(prefix)) inputs[key.slice(prefix.length)] = config.secretKeys.has(key) ? secret(value) : value;
  }
  return inputs;
}
