import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ConfigMap, Stack } from "@pulumi/pulumi/automation/index.js";
import { z } from "zod";
import { getOrCreate } from "../../sdks/heroku/client/get-or-create.ts";
import { noticesVariable } from "../../sdks/heroku/client/notice.ts";
import { defaultParallel, type Engine, type RunOptions, type RunResult, type StackSecrets } from "../engine.ts";
import { extraOf, type StackExtra } from "../local/config/stack-config.ts";
import { Problem } from "../problem.ts";
import { recordedSecretIn } from "../wire/recorded-secret.ts";
import { cliError } from "./cli-error.ts";
import { ExportedState, exportedInputs } from "./exported-state.ts";
import { StepEvents } from "./step-events.ts";

/** Options of the Pulumi CLI. */
export interface PulumiEngineOptions {
  /** The folder of `Pulumi.yaml`. */
  projectFolder: string;
  /** Additional environment: `PULUMI_BACKEND_URL`, `PULUMI_CONFIG_PASSPHRASE`, `HEROKU_API_KEY`, … */
  env: Record<string, string>;
  /** Written to a stack's file before its first run, secrets encrypted, where the file has no value or another one. */
  config?: StackExtra;
  /** Folders of policy packs. @default none */
  policyPacks?: readonly string[];
  /** Packages with a simulated plugin, as of `simulatedProject`. @default none */
  simulated?: readonly string[];
  /** How many objects are processed at once. @default 64 */
  parallel?: number;
  /** Only reads: a missing stack is an error, and the folder's selected stack does not change. */
  readOnly?: boolean;
}

/** The Pulumi CLI on `PATH`, through its Automation API. Creates missing stacks, unless it is `readOnly`. */
export class PulumiEngine implements Engine {
  readonly #options: PulumiEngineOptions;
  readonly #stacks = new Map<string, Promise<Stack>>();
  /** The events of each stack's run. */
  readonly #events = new Map<string, StepEvents>();
  /** Stacks to preview without a refresh, whatever the project's options. */
  readonly #withoutRefresh = new Set<string>();

  constructor(options: PulumiEngineOptions) {
    this.#options = options;
  }

  async up(stack: string, options: Parameters<Engine["up"]>[1] = {}): Promise<RunResult> {
    const preview = await this.preview(stack, options);
    if (preview.outcome === "failed") return preview;
    if ((await options.approve?.(preview)) === false) return { ...preview, outcome: "declined" };
    return this.#run(stack, "up", options, async (opened, common) => {
      await opened.up({ ...common, ...this.#ofProgram(options), refresh: true });
    });
  }

  async preview(stack: string, options: RunOptions & { refresh?: boolean } = {}): Promise<RunResult> {
    const { refresh = true } = options;
    if (!refresh) this.#withoutRefresh.add(stack);
    try {
      return await this.#run(stack, "preview", options, async (opened, common) => {
        await opened.preview({ ...common, ...this.#ofProgram(options), refresh });
      });
    } finally {
      this.#withoutRefresh.delete(stack);
    }
  }

  /** Options of a run with the program. */
  #ofProgram({ replace }: RunOptions): { policyPacks: string[]; replace?: string[] } {
    return { policyPacks: [...(this.#options.policyPacks ?? [])], ...(replace && { replace: [...replace] }) };
  }

  async secretsOf(stack: string): Promise<StackSecrets> {
    const opened = await this.#opened(stack);
    const [config, outputs, state] = await Promise.all([
      this.#json(opened, ["config", "--show-secrets", "--json"], z.record(z.string(), ConfigValue)),
      this.#json(opened, ["stack", "output", "--show-secrets", "--json"], z.record(z.string(), z.unknown())),
      this.#json(opened, ["stack", "export", "--show-secrets"], ExportedState),
    ]);
    const secrets = Object.entries(config).flatMap(([key, { value, secret }]) => (secret ? [[key, value ?? ""]] : []));
    return { config: Object.fromEntries(secrets), outputs, recordedSecret: recordedSecretIn(exportedInputs(state)) };
  }

  refresh(stack: string, options: RunOptions = {}): Promise<RunResult> {
    return this.#run(stack, "refresh", options, async (opened, common) => {
      await opened.refresh(common);
    });
  }

  drift(stack: string, options: RunOptions = {}): Promise<RunResult> {
    return this.#run(stack, "drift", options, async (opened, common) => {
      await opened.previewRefresh(common);
    });
  }

  async destroy(stack: string, options: RunOptions & { unprotect?: boolean } = {}): Promise<RunResult> {
    if (!options.unprotect) {
      const refused = await this.#refusal(stack, options);
      if (refused !== undefined) return refused;
    }
    return this.#run(stack, "destroy", options, async (opened, common) => {
      if (options.unprotect) await this.#unprotect(opened);
      await opened.destroy({ ...common, refresh: true });
    });
  }

  /** The CLI meets a protected object only after it has deleted others; a preview refuses it before. */
  async #refusal(stack: string, { signal }: RunOptions): Promise<RunResult | undefined> {
    const previewed = await this.#run(stack, "destroy", { ...(signal && { signal }) }, async (opened, common) => {
      await opened.previewDestroy({ ...common, refresh: true });
    });
    if (previewed.outcome !== "failed") return undefined;
    return { ...previewed, steps: [], errors: [...previewed.errors, "nothing was deleted"] };
  }

  async #run(
    name: string,
    phase: "up" | "preview" | "refresh" | "drift" | "destroy",
    { onEvent, signal }: RunOptions,
    act: (stack: Stack, common: Common) => Promise<void>,
  ): Promise<RunResult> {
    const began = performance.now();
    const { simulated, parallel = defaultParallel } = this.#options;
    const looks = phase === "refresh" || phase === "drift";
    const refreshes = phase === "up" || (phase === "preview" && !this.#withoutRefresh.has(name));
    const events = new StepEvents(onEvent, { looks, refreshes, ...(simulated && { simulated }) });
    const hasProgram = phase === "up" || phase === "preview";
    const seconds = () => (performance.now() - began) / 1000;
    onEvent?.({ kind: "phase", phase, stack: name });
    try {
      const stack = await this.#opened(name);
      this.#events.set(name, events);
      await act(stack, { onEvent: events.onEvent, color: "never", parallel, ...(signal && { signal }) });
      return events.result(seconds(), "succeeded", hasProgram);
    } catch (error) {
      events.failed(cliError(error));
      return events.result(seconds(), "failed", hasProgram);
    }
  }

  /** Opens a stack once, which takes several CLI runs; a failure is retried at the next call. */
  #opened(name: string): Promise<Stack> {
    return getOrCreate(this.#stacks, name, () => {
      const opening = this.#open(name);
      opening.catch(() => this.#stacks.delete(name));
      return opening;
    });
  }

  async #open(name: string): Promise<Stack> {
    // Imported late: the Automation API is large, and only this engine needs it.
    const { LocalWorkspace } = await import("@pulumi/pulumi/automation/index.js");
    const { commandAwaitingEvents } = await import("./command-awaiting-events.ts");
    const { projectFolder, env, config, readOnly = false } = this.#options;
    const project = { stackName: name, workDir: projectFolder };
    const options = {
      // Without it, the CLI requests one object's diff after the other's.
      envVars: { PULUMI_PARALLEL_DIFF: "true", [noticesVariable]: "1", ...env },
      pulumiCommand: await commandAwaitingEvents(async () => this.#events.get(name)?.settled(), {
        selects: !readOnly,
        withArguments: (args) =>
          args[0] === "preview" && this.#withoutRefresh.has(name) ? [...args, "--refresh=false"] : [...args],
      }),
    };
    const stack = readOnly
      ? await LocalWorkspace.selectStack(project, options)
      : await LocalWorkspace.createOrSelectStack(project, options);
    if (config !== undefined) {
      const unset = configToSet(extraOf(config, name), await stack.getAllConfig());
      if (Object.keys(unset).length > 0) await stack.setAllConfig(unset);
    }
    return stack;
  }

  /** The Automation API has no method for it. */
  async #unprotect(stack: Stack): Promise<void> {
    await this.#pulumi(stack, ["state", "unprotect", "--all", "--yes"]);
  }

  /** Runs the CLI directly: the Automation API's own commands are skipped. */
  async #json<T>(stack: Stack, args: readonly string[], shape: z.ZodType<T>): Promise<T> {
    return shape.parse(JSON.parse(await this.#pulumi(stack, args)));
  }

  async #pulumi({ workspace, name }: Stack, args: readonly string[]): Promise<string> {
    const { workDir, envVars } = workspace;
    const options = { cwd: workDir, env: { ...process.env, ...envVars }, maxBuffer: 64 * 2 ** 20 };
    try {
      return (await promisify(execFile)("pulumi", [...args, "--stack", name], options)).stdout;
    } catch (error) {
      throw new Problem(`pulumi ${args.slice(0, 2).join(" ")} of stack ${name}: ${cliError(outputOf(error))}`);
    }
  }
}

/** The values that the stack's file lacks, or has another value for. */
export const configToSet = (wanted: ConfigMap, written: ConfigMap): ConfigMap =>
  Object.fromEntries(Object.entries(wanted).filter(([key, { value }]) => written[key]?.value !== value));

/** The error in the Automation API's format, without the command line. */
const outputOf = (error: unknown): string =>
  error instanceof Error && "stderr" in error ? `code: 1\n${String(error.stderr)}` : String(error);

const ConfigValue = z.looseObject({ value: z.string().optional(), secret: z.boolean() });

interface Common {
  onEvent: StepEvents["onEvent"];
  color: "never";
  parallel: number;
  signal?: AbortSignal;
}
