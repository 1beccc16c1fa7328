import { randomUUID } from "node:crypto";
import { getOrCreate } from "../../../sdks/heroku/client/get-or-create.ts";
import { exitCodes, Problem } from "../../problem.ts";
import { type Properties, plain, secret } from "../../wire/value.ts";
import type { Project } from "../config/project.ts";
import type { StackConfig } from "../config/stack-config.ts";
import type { ChildOptions } from "./child.ts";
import { InvalidInputs, Provider } from "./provider.ts";
import type { ProviderHost, startProvider } from "./provider-host.ts";

/** How a run starts its providers. */
export interface ProviderStart {
  project: Project;
  engineAddress: string;
  env: Record<string, string>;
  onLine: NonNullable<ChildOptions["onLine"]>;
  start: typeof startProvider;
}

/** The providers' processes of one run, each kept until the end of the run. */
export class ProviderPool {
  readonly #options: ProviderStart;
  readonly #unconfigured = new Map<string, Promise<ProviderHost>>();
  readonly #configured = new Map<string, Promise<Provider>>();
  readonly #checked = new Map<string, Promise<Properties>>();
  readonly #hosts = new Set<ProviderHost>();
  #stopped = false;

  constructor(options: ProviderStart) {
    this.#options = options;
  }

  /** Starts all providers of the project before they are used, except those of simulated packages. */
  warm(simulated: readonly string[]): void {
    for (const name of this.#options.project.providers.keys()) {
      // A failure is reported at the first use.
      if (!simulated.includes(name)) this.#unconfiguredHost(name).catch(() => undefined);
    }
  }

  /** A package's provider with a configuration: the running one, or a new process. */
  get(name: string, urn: string, inputs: Properties): Promise<Provider> {
    const key = `${name} ${JSON.stringify(plain(inputs))}`;
    return getOrCreate(this.#configured, key, () => this.#configure(name, urn, inputs));
  }

  /** A provider's configuration as the provider completes it; invalid configuration is a {@link Problem}. */
  check(name: string, urn: string, olds: Properties, news: Properties): Promise<Properties> {
    return getOrCreate(this.#checked, JSON.stringify([urn, olds, news]), async () => {
      try {
        return await new Provider(name, await this.#unconfiguredHost(name)).check("checkConfig", urn, olds, news);
      } catch (error) {
        throw error instanceof InvalidInputs
          ? new Problem(`provider ${name}: ${error.message}`, exitCodes.input)
          : error;
      }
    });
  }

  /** Asks all providers to cancel their pending operations. */
  async cancel(): Promise<void> {
    const providers = await Promise.allSettled(this.#configured.values());
    await Promise.all(providers.map((settled) => settled.status === "fulfilled" && settled.value.cancel()));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.allSettled(this.#unconfigured.values());
    await Promise.all([...this.#hosts].map((host) => host.stop()));
  }

  async #configure(name: string, urn: string, inputs: Properties): Promise<Provider> {
    const host = await this.#unconfiguredHost(name);
    this.#unconfigured.delete(name);
    const provider = new Provider(name, host);
    const { engineAddress, project } = this.#options;
    await provider.handshake(engineAddress, project.folder, project.programFolder);
    await provider.configure(urn, randomUUID(), inputs);
    return provider;
  }

  #unconfiguredHost(name: string): Promise<ProviderHost> {
    return getOrCreate(this.#unconfigured, name, () => this.#start(name));
  }

  async #start(name: string): Promise<ProviderHost> {
    const { project, engineAddress, env, onLine, start } = this.#options;
    const executable = project.providers.get(name);
    if (executable === undefined) {
      throw new Problem(
        `package ${name}: expected a provider in Pulumi.yaml under plugins.providers, got none; the local engine downloads no plugins`,
        exitCodes.input,
      );
    }
    const host = await start({ package: name, executable, engineAddress, env, onLine });
    this.#hosts.add(host);
    if (this.#stopped) await host.stop();
    return host;
  }
}

/** A package's configuration in the stack file (`<package>:<key>`) as provider inputs. */
export function providerConfig(config: StackConfig, name: string): Properties {
  const prefix = `${name}:`;
  const values = [...config.values].filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(
    values.map(([key, value]) => [key.slice(prefix.length), config.secretKeys.has(key) ? secret(value) : value]),
  );
}
