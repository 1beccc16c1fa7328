import { join } from "node:path";
import pLimit, { type LimitFunction } from "p-limit";
import { defaultParallel, type RunOptions } from "../../engine.ts";
import type { Scope } from "../../wire/urn.ts";
import { Keyring } from "../config/keyring.ts";
import type { Project } from "../config/project.ts";
import type { StackConfig } from "../config/stack-config.ts";
import { PolicyPacks } from "../hosts/policy-packs.ts";
import { isFarewell, programMessage } from "../hosts/program-message.ts";
import { ProviderPool } from "../hosts/provider-pool.ts";
import { ProviderRegistry } from "../hosts/provider-registry.ts";
import { newProcesses, type RunProcesses } from "../hosts/run-processes.ts";
import { stackReader } from "../state/stack-outputs.ts";
import type { StateStore } from "../state/state-store.ts";
import { Redactor } from "../steps/redactor.ts";
import type { RunContext } from "../steps/run-context.ts";
import { StepLog } from "../steps/step-log.ts";
import { type EngineServer, serveEngine } from "./engine-server.ts";
import type { LocalEngineOptions } from "./options.ts";

/** The processes of one run: server, providers and policy packs serve its preview and its apply alike. */
export class Session {
  readonly project: Project;
  readonly scope: Scope;
  readonly server: EngineServer;
  /** The environment of every process it starts. */
  readonly childEnv: Record<string, string>;
  readonly processes: RunProcesses;
  /** What the run that is under way records. */
  log: StepLog;
  readonly #options: LocalEngineOptions;
  readonly #redactor = new Redactor();
  readonly #pool: ProviderPool;
  readonly #policies: PolicyPacks;
  readonly #limit: LimitFunction;

  private constructor(
    options: LocalEngineOptions,
    project: Project,
    stack: string,
    server: EngineServer,
    withPolicies: boolean,
  ) {
    this.project = project;
    this.scope = { stack, project: project.name };
    this.server = server;
    this.log = new StepLog(undefined, this.#redactor);
    // A third less time of a processor for each process, the SDK being large.
    this.childEnv = {
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(options.stateFolder, ".compiled"),
      ...options.env,
    };
    this.processes = options.processes ?? newProcesses;
    this.#options = options;
    this.#limit = pLimit(options.parallel ?? defaultParallel);
    const env = this.childEnv;
    const onLine = (line: string): undefined => {
      this.log.message("info", line);
    };
    const engineAddress = server.address;
    this.#pool = new ProviderPool({ project, engineAddress, env, onLine, start: this.processes.startProvider });
    const packs = withPolicies ? (options.policyPacks ?? []) : [];
    this.#policies = new PolicyPacks(
      packs.map((folder) => this.processes.startPolicyPack({ folder, engineAddress, scope: this.scope, env, onLine })),
    );
  }

  /** Starts what a run needs; providers and policy packs go on starting while the rest begins. */
  static async open(
    options: LocalEngineOptions,
    project: Project,
    stack: string,
    withPolicies: boolean,
  ): Promise<Session> {
    let session: Session | undefined;
    const server = await serveEngine((severity, text, urn) => {
      const shown = programMessage(text, project.folder);
      if (session?.log.aborted.aborted && isFarewell(shown)) return;
      if (severity === "error") session?.log.error(shown, urn);
      else session?.log.message(severity, shown, urn);
    });
    session = new Session(options, project, stack, server, withPolicies);
    session.#pool.warm(session.#simulated);
    return session;
  }

  /** A pass over a store: the next one of this run. */
  pass(parts: {
    store: StateStore;
    preview: boolean;
    config: StackConfig | undefined;
    options: RunOptions;
    previewed?: ReadonlySet<string>;
    hasRead?: boolean;
  }): RunContext {
    const { store, preview, config, previewed, hasRead = false } = parts;
    const declared = new Set<string>();
    if (config !== undefined) this.#redactor.learnConfig(config);
    for (const { inputs, outputs } of [...store.resources.values(), ...store.toDelete, ...store.simulated.values()]) {
      this.#redactor.learn(inputs);
      this.#redactor.learn(outputs);
    }
    const redactor = this.#redactor;
    this.log = new StepLog(parts.options.onEvent, redactor);
    const providers = new ProviderRegistry({
      pool: this.#pool,
      store,
      scope: this.scope,
      config,
      simulated: this.#simulated,
      declared,
    });
    const { scope, log } = this;
    return {
      preview,
      scope,
      store,
      log,
      redactor,
      providers,
      policies: this.#policies,
      readStack: stackReader(this.#options.stateFolder, Keyring.of(this.#options.passphrase)),
      limit: this.#limit,
      declared,
      hasRead,
      replaceTargets: new Set(parts.options.replace),
      replaced: new Set(),
      previewed,
    };
  }

  get #simulated(): readonly string[] {
    return this.#options.simulated ?? ["aws"];
  }

  /** Asks the providers to give up what is under way. */
  cancel(): Promise<void> {
    return this.#pool.cancel();
  }

  async close(): Promise<void> {
    // Providers end by themselves when they lose the engine, in good order.
    this.server.stop();
    await Promise.all([this.#pool.stop(), this.#policies.stop()]);
  }
}
