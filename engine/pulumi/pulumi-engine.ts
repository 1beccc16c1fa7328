import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Stack } from "@pulumi/pulumi/automation/index.js";
import { z } from "zod";
import { noticesVariable } from "../../sdks/heroku/client/notice.ts";
import { defaultParallel, type Engine, type RunOptions, type RunResult, type StackSecrets } from "../engine.ts";
import { extraOf, type StackExtra } from "../local/config/stack-config.ts";
import { Problem } from "../problem.ts";
import { recordedSecretIn } from "../wire/recorded-secret.ts";
import { cliError } from "./cli-error.ts";
import { configToSet } from "./config-to-set.ts";
import { ExportedState, exportedInputs } from "./exported-state.ts";
import { StepEvents } from "./step-events.ts";

/** What the Pulumi CLI is told once. */
export interface PulumiEngineOptions {
  /** The folder of `Pulumi.yaml`. */
  projectFolder: string;
  /** Added to the environment: `PULUMI_BACKEND_URL`, `PULUMI_CONFIG_PASSPHRASE`, `HEROKU_API_KEY`, … */
  env: Record<string, string>;
  /** Written to a stack's file, secrets encrypted, before its first run: what it lacks, and what has another value. */
  config?: StackExtra;
  /** Folders of policy packs. @default none */
  policyPacks?: readonly string[];
  /** Packages whose plugin only stands in for the true one, as `simulatedProject` has it. @default none */
  simulated?: readonly string[];
  /** How many objects are worked at once. @default 64 */
  parallel?: number;
  /** Only looks: a stack that is missing is not made but an error, and the one that is selected in the folder stays so. */
  guest?: boolean;
}

/** The Pulumi CLI on `PATH`, through its Automation API. Stacks are made where they are missing, unless it is a guest. */
export class PulumiEngine implements Engine {
  readonly #options: PulumiEngineOptions;
  readonly #stacks = new Map<string, Promise<Stack>>();
  /** What is told of each stack's run. */
  readonly #events = new Map<string, StepEvents>();
  /** Stacks of which a preview is to be made of what is recorded, whatever the project says. */
  readonly #asRecorded = new Set<string>();

  constructor(options: PulumiEngineOptions) {
    this.#options = options;
  }

  async up(stack: string, options: Parameters<Engine["up"]>[1] = {}): Promise<RunResult> {
    const preview = await this.preview(stack, options);
    if (preview.outcome === "failed") return preview;
    if ((await options.approve?.(preview)) === false) return { ...preview, outcome: "declined" };
    return this.#run(stack, "up", options, async (opened, common) => {
      const replace = options.replace === undefined ? {} : { replace: [...options.replace] };
      await opened.up({ ...common, ...replace, refresh: true, policyPacks: [...(this.#options.policyPacks ?? [])] });
    });
  }

  async preview(stack: string, options: RunOptions & { refresh?: boolean } = {}): Promise<RunResult> {
    const { refresh = true } = options;
    if (!refresh) this.#asRecorded.add(stack);
    try {
      return await this.#run(stack, "preview", options, async (opened, common) => {
        const replace = options.replace === undefined ? {} : { replace: [...options.replace] };
        await opened.preview({ ...common, ...replace, refresh, policyPacks: [...(this.#options.policyPacks ?? [])] });
      });
    } finally {
      this.#asRecorded.delete(stack);
    }
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

  /** The CLI comes upon a protected object when others are gone already; a preview of it tells beforehand. */
  async #refusal(stack: string, { signal }: RunOptions): Promise<RunResult | undefined> {
    const foreseen = await this.#run(stack, "destroy", { ...(signal && { signal }) }, async (opened, common) => {
      await opened.previewDestroy({ ...common, refresh: true });
    });
    if (foreseen.outcome !== "failed") return undefined;
    return { ...foreseen, steps: [], errors: [...foreseen.errors, "nothing was deleted"] };
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
    const refreshes = phase === "up" || (phase === "preview" && !this.#asRecorded.has(name));
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

  /** Selects a stack once, which takes several runs of the CLI; one that could not be selected is tried again. */
  #opened(name: string): Promise<Stack> {
    const known = this.#stacks.get(name);
    if (known !== undefined) return known;
    const opening = this.#open(name);
    this.#stacks.set(name, opening);
    opening.catch(() => this.#stacks.delete(name));
    return opening;
  }

  async #open(name: string): Promise<Stack> {
    // Imported late: the Automation API is large, and only this engine needs it.
    const { LocalWorkspace } = await import("@pulumi/pulumi/automation/index.js");
    const { patientCommand } = await import("./patient-command.ts");
    const { projectFolder, env, config, guest = false } = this.#options;
    const project = { stackName: name, workDir: projectFolder };
    const options = {
      // The CLI else asks the provider for one object's difference after the other's.
      envVars: { PULUMI_PARALLEL_DIFF: "true", [noticesVariable]: "1", ...env },
      pulumiCommand: await patientCommand(async () => this.#events.get(name)?.settled(), {
        selects: !guest,
        argued: (args) =>
          args[0] === "preview" && this.#asRecorded.has(name) ? [...args, "--refresh=false"] : [...args],
      }),
    };
    const stack = guest
      ? await LocalWorkspace.selectStack(project, options)
      : await LocalWorkspace.createOrSelectStack(project, options);
    if (config !== undefined) {
      const unset = configToSet(extraOf(config, name), await stack.getAllConfig());
      if (Object.keys(unset).length > 0) await stack.setAllConfig(unset);
    }
    return stack;
  }

  /** The Automation API has no call for it. */
  async #unprotect(stack: Stack): Promise<void> {
    await this.#pulumi(stack, ["state", "unprotect", "--all", "--yes"]);
  }

  /** The Automation API's own calls are answered without the CLI, since it makes them after every run. */
  async #json<T>(stack: Stack, args: readonly string[], answer: z.ZodType<T>): Promise<T> {
    return answer.parse(JSON.parse(await this.#pulumi(stack, args)));
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

/** As the Automation API words it, without the command line. */
const outputOf = (error: unknown): string =>
  error instanceof Error && "stderr" in error ? `code: 1\n${String(error.stderr)}` : String(error);

const ConfigValue = z.looseObject({ value: z.string().optional(), secret: z.boolean() });

interface Common {
  onEvent: StepEvents["onEvent"];
  color: "never";
  parallel: number;
  signal?: AbortSignal;
}
