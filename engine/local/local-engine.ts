import { defaultParallel, type Engine, type RunOptions, type RunResult, type StackSecrets } from "../engine.ts";
import { exitCodes, Problem } from "../problem.ts";
import { recordedSecretIn } from "../wire/recorded-secret.ts";
import { Keyring } from "./config/keyring.ts";
import { type Project, readProject } from "./config/project.ts";
import { readStackConfig, type StackConfig } from "./config/stack-config.ts";
import { destroyAll } from "./run/destroy.ts";
import type { LocalEngineOptions } from "./run/options.ts";
import { refreshAll } from "./run/refresh.ts";
import { recordedOutputs, recordedPlainOutputs, resultOf } from "./run/result.ts";
import { Session } from "./run/session.ts";
import { UpRun } from "./run/up-run.ts";
import { lockStack } from "./state/stack-lock.ts";
import { openStack, type StoredStack } from "./state/stored-stack.ts";
import type { RunContext } from "./steps/run-context.ts";

/**
 * Pulumi's engine for trials and tests without the CLI: it runs the unmodified program and provider, and `pulumi stack import` can
 * import its state.
 */
export class LocalEngine implements Engine {
  readonly #options: LocalEngineOptions;
  readonly #keyring: Keyring;

  constructor(options: LocalEngineOptions) {
    this.#options = options;
    this.#keyring = Keyring.of(options.passphrase);
  }

  up(
    stack: string,
    options: RunOptions & { approve?(preview: RunResult): boolean | Promise<boolean> } = {},
  ): Promise<RunResult> {
    return this.#locked(stack, () =>
      this.#inSession(stack, true, async (session) => {
        const config = await this.#config(session.project, stack);
        const opening = this.#openState(stack, config);
        const run = this.#upRun(session, config, options);
        const previewed = await run.preview(opening, true);
        const { result } = previewed;
        if (result.outcome === "failed") return result;
        if ((await options.approve?.(result)) === false) return { ...result, outcome: "declined" };
        return run.apply(await opening, previewed);
      }),
    );
  }

  async preview(stack: string, options: RunOptions & { refresh?: boolean } = {}): Promise<RunResult> {
    requireStackName(stack);
    return this.#inSession(stack, true, async (session) => {
      const config = await this.#config(session.project, stack);
      const run = this.#upRun(session, config, options);
      return (await run.preview(this.#openState(stack, config), options.refresh !== false)).result;
    });
  }

  async secretsOf(stack: string): Promise<StackSecrets> {
    requireStackName(stack);
    const config = await this.#config(readProject(this.#options.projectFolder), stack);
    const { store } = await this.#openState(stack, config);
    const secrets = [...config.values].filter(([key]) => config.secretKeys.has(key));
    const inputs = new Map([...store.resources].map(([urn, state]) => [urn, state.inputs] as const));
    return {
      config: Object.fromEntries(secrets),
      outputs: recordedPlainOutputs(store),
      recordedSecret: recordedSecretIn(inputs),
    };
  }

  refresh(stack: string, options: RunOptions = {}): Promise<RunResult> {
    return this.#locked(stack, () => this.#work(stack, "refresh", options, refreshAll));
  }

  async drift(stack: string, options: RunOptions = {}): Promise<RunResult> {
    requireStackName(stack);
    return this.#work(stack, "drift", options, refreshAll);
  }

  destroy(stack: string, options: RunOptions & { unprotect?: boolean } = {}): Promise<RunResult> {
    const destroy = (context: RunContext) => destroyAll(context, options.unprotect === true);
    return this.#locked(stack, () => this.#work(stack, "destroy", options, destroy));
  }

  #upRun(session: Session, config: StackConfig, options: RunOptions): UpRun {
    return new UpRun({ session, config, options, parallel: this.#options.parallel ?? defaultParallel });
  }

  /** Work without the program; a drift detection writes nothing. */
  #work(
    stack: string,
    phase: "refresh" | "drift" | "destroy",
    options: RunOptions,
    work: (context: RunContext) => Promise<void>,
  ): Promise<RunResult> {
    return this.#inSession(stack, false, async (session) => {
      const began = performance.now();
      const stored = await openStack(this.#options.stateFolder, stack, this.#keyring, undefined);
      const preview = phase === "drift";
      if (!preview) stored.makeWritable();
      const previousOutputs = recordedOutputs(stored.store);
      const context = session.pass({ store: stored.store, preview, config: undefined, options });
      context.log.event({ kind: "phase", phase, stack });
      return session.cancellable(options.signal, async () => {
        await work(context);
        return resultOf(context.log, {}, { began, previousOutputs });
      });
    });
  }

  #config(project: Project, stack: string): Promise<StackConfig> {
    return readStackConfig(this.#options.projectFolder, project.name, stack, this.#keyring, this.#options);
  }

  #openState(stack: string, config: StackConfig): Promise<StoredStack> {
    const opening = openStack(this.#options.stateFolder, stack, this.#keyring, config.salt);
    // Awaited only after the start of the program, which may fail earlier.
    opening.catch(() => undefined);
    return opening;
  }

  async #locked(stack: string, work: () => Promise<RunResult>): Promise<RunResult> {
    requireStackName(stack);
    const lock = await lockStack(this.#options.stateFolder, stack);
    try {
      return await work();
    } finally {
      await lock.release();
    }
  }

  async #inSession(
    stack: string,
    withPolicies: boolean,
    work: (session: Session) => Promise<RunResult>,
  ): Promise<RunResult> {
    const project = readProject(this.#options.projectFolder);
    const session = await Session.open(this.#options, project, stack, withPolicies);
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  }
}

/** The name becomes part of file names. */
function requireStackName(stack: string): void {
  if (/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(stack)) return;
  throw new Problem(
    `stack: expected a name of letters, digits, _, . and -, got ${JSON.stringify(stack)}`,
    exitCodes.usage,
  );
}
