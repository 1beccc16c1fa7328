import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEmulator } from "@tandem/emulator";
import type { RunResult } from "../../../engine/engine.ts";
import type { KeptProcesses } from "../../predict/kept-processes.ts";
import type { EngineKind } from "../../support/engine-kinds.ts";
import { cliOfProgram, engineOfProgram } from "../../support/program-project.ts";
import { doRun, type Run } from "./run.ts";
import { StruckHeroku } from "./struck-heroku.ts";

/** What the program declares; see `program.ts`. */
export type Estate = "first" | "open" | "changed" | "nothing";

/** Who runs the program, and what its runs without faults share. */
export interface Runner {
  readonly kind: EngineKind;
  readonly processes: KeptProcesses | undefined;
}

const token = "local-token";
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const fastTime = new URL("fast-time.ts", import.meta.url).href;
const timings = { provisioningMs: 30, acmStepMs: 20, cnameMs: 10, releaseMs: 20, transferMs: 20 };

/** A project with its state, and a local Heroku with all that is on it. */
export class Place {
  readonly heroku: StruckHeroku;
  readonly #runner: Runner;
  readonly #folder: string;
  readonly #url: string;

  /** A copy of a place that rests, or one with nothing at all. */
  static async open(runner: Runner, from: string | undefined): Promise<Place> {
    const folder = await mkdtemp(join(tmpdir(), "whole-"));
    if (from !== undefined) await cp(from, folder, { recursive: true, verbatimSymlinks: true });
    const emulator = createEmulator({ folder: join(folder, "heroku"), githubConnected: true, timings });
    const heroku = new StruckHeroku(emulator);
    return new Place(runner, folder, heroku, await heroku.listen());
  }

  private constructor(runner: Runner, folder: string, heroku: StruckHeroku, url: string) {
    this.#runner = runner;
    this.#folder = folder;
    this.heroku = heroku;
    this.#url = url;
  }

  /** The folder of `Pulumi.yaml`. */
  get project(): string {
    return join(this.#folder, "project");
  }

  declare(estate: Estate): Promise<void> {
    return writeFile(join(this.project, "estate"), estate);
  }

  /** A run in which nothing is to go wrong. */
  run(run: Run): Promise<RunResult> {
    return doRun(this.#engine(), run);
  }

  preview(): Promise<RunResult> {
    return this.#engine().preview("dev");
  }

  drift(): Promise<RunResult> {
    return this.#engine().drift("dev");
  }

  /** A run in a process of its own, to be struck and killed. */
  start(run: Run): ChildProcess {
    const engine = this.#isLocal ? "local" : "pulumi";
    return spawn(process.execPath, [at("run-process.ts"), this.project, engine, run], {
      env: { ...process.env, ...this.#env, TANDEM_TEST_IMPORT: fastTime },
      stdio: ["ignore", "pipe", "ignore"],
    });
  }

  /** Lets go of a stack whose run was killed: what the Pulumi CLI asks for. */
  unlock(): void {
    if (!this.#isLocal) cliOfProgram(this.project, this.#env, ["cancel", "--yes"]);
  }

  /** Sends a request past all faults. */
  async ask(spec: string, body?: object): Promise<unknown> {
    const [method = "GET", path = "/"] = spec.split(" ", 2);
    const headers = {
      accept: "application/vnd.heroku+json; version=3",
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
    };
    const sent = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await this.heroku.emulator.app.request(path, sent);
    const text = await response.text();
    if (!response.ok) throw new Error(`${spec}: ${response.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }

  /** Ends its Heroku; what it is stays in the folder, to begin others with. */
  async rest(): Promise<string> {
    await this.heroku.emulator.settle();
    await this.heroku.close();
    return this.#folder;
  }

  async remove(): Promise<void> {
    await this.heroku.close();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #engine() {
    return engineOfProgram(this.project, this.#isLocal, this.#env, this.#runner.processes);
  }

  get #isLocal(): boolean {
    return !this.#runner.kind.needsAwsPlugin;
  }

  get #env(): Record<string, string> {
    return { HEROKU_API_KEY: token, HEROKU_API_URL: this.#url, HEROKU_DATA_URL: this.#url };
  }
}
