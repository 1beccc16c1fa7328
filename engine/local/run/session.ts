import { join } from "node:path";
import pLimit, { type LimitFunction } from "p-limit";
import { noticesVariable } from "../../../sdks/heroku/client/notice.ts";
import { defaultParallel, type RunOptions } from "../../engine.ts";
import type { Scope } from "../../wire/urn.ts";
import { Keyring } from "../config/keyring.ts";
import type { Project } from "../config/project.ts";
import type { StackConfig } from "../config/stack-config.ts";
import { PolicyPacks } from "../hosts/policy-packs.ts";
import { isCallAfterEnd, programMessage } from "../hosts/program-message.ts";
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

/** The processes of one run: server, providers and policy packs, shared by its preview and its `up`. */
export class Session {
  readonly project: Project;
  readonly scope: Scope;
  readonly server: EngineServer;
  /** The environment of all child processes. */
  readonly childEnv: Record<string, string>;
  readonly processes: RunProcesses;
  /** The log of the current pass. */
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
    // Saves a third of the CPU time of each process, because the SDK is large.
    const compileCache = process.env.NODE_COMPILE_CACHE ?? join(options.stateFolder, ".compiled");
    const env = { NODE_COMPILE_CACHE: compileCache, [noticesVariable]: "1", ...options.env };
    this.childEnv = env;
    const processes = options.processes ?? newProcesses;
    this.processes = processes;
    this.#options = options;
    this.#limit = pLimit(options.parallel ?? defaultParallel);
    const onLine = (line: string): undefined => {
      this.log.message("info", line);
    };
    const engineAddress = server.address;
    this.#pool = new ProviderPool({ project, engineAddress, env, onLine, start: processes.startProvider });
    const packs = withPolicies ? (options.policyPacks ?? []) : [];
    this.#policies = new PolicyPacks(
      packs.map((folder) => processes.startPolicyPack({ folder, engineAddress, scope: this.scope, env, onLine })),
    );
  }

  /** Starts the server, the providers and the policy packs; does not wait for the latter two. */
  static async open(
    options: LocalEngineOptions,
    project: Project,
    stack: string,
    withPolicies: boolean,
  ): Promise<Session> {
    let session: Session | undefined;
    const server = await serveEngine((severity, text, urn) => {
      const shown = programMessage(text, project.folder);
      if (session?.log.isAborted && isCallAfterEnd(shown)) return;
      if (severity === "error") session?.log.error(shown, urn);
      else session?.log.message(severity, shown, urn);
    });
    session = new Session(options, project, stack, server, withPolicies);
    session.#pool.warm(session.#simulated);
    return session;
  }

  /** Starts the next pass of the run over a store. */
  pass({
    store,
    preview,
    config,
    options,
    previewed,
    hasRead = false,
  }: {
    store: StateStore;
    preview: boolean;
    config: StackConfig | undefined;
    options: RunOptions;
    previewed?: ReadonlySet<string>;
    hasRead?: boolean;
  }): RunContext {
    const { scope } = this;
    const redactor = this.#redactor;
    const simulated = this.#simulated;
    const declared = new Set<string>();
    if (config !== undefined) redactor.learnConfig(config);
    for (const { inputs, outputs } of [...store.resources.values(), ...store.toDelete, ...store.simulated.values()]) {
      redactor.learn(inputs);
      redactor.learn(outputs);
    }
    this.log = new StepLog(options.onEvent, redactor);
    return {
      preview,
      scope,
      store,
      log: this.log,
      redactor,
      providers: new ProviderRegistry({ pool: this.#pool, store, scope, config, simulated, declared }),
      policies: this.#policies,
      readStack: stackReader(this.#options.stateFolder, Keyring.of(this.#options.passphrase)),
      limit: this.#limit,
      declared,
      hasRead,
      replaceTargets: new Set(options.replace),
      replaced: new Set(),
      previewed,
    };
  }

  get #simulated(): readonly string[] {
    return this.#options.simulated ?? ["aws"];
  }

  /** Runs work of the current pass. Aborting `signal` starts no new steps, and asks the providers to cancel. */
  async cancellable<Result>(signal: AbortSignal | undefined, work: () => Promise<Result>): Promise<Result> {
    const { log } = this;
    const cancel = (): void => {
      log.error("the run was cancelled; completed operations are recorded, and no more were started");
      log.abort();
      this.#pool.cancel().catch(() => undefined);
    };
    if (signal?.aborted) cancel();
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      return await work();
    } finally {
      signal?.removeEventListener("abort", cancel);
    }
  }

  async close(): Promise<void> {
    // Providers end by themselves once they lose the engine.
    this.server.stop();
    await Promise.all([this.#pool.stop(), this.#policies.stop()]);
  }
}
