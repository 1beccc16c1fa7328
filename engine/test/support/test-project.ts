import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { EngineEvent, RunOptions, RunResult } from "../../engine.ts";
import { LocalEngine } from "../../local/local-engine.ts";
import type { LocalEngineOptions } from "../../local/run/options.ts";
import { FakeWorld } from "../provider/fake-world.ts";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../..");

/** A Pulumi project in its own folder, with its fake service. */
export class TestProject {
  readonly folder: string;
  readonly world: FakeWorld;
  /** The events of the last run. */
  events: EngineEvent[] = [];
  #engine: LocalEngine | undefined;

  /** Removed at the end of the test, unless `cleanUp` is false. */
  constructor(program = "", stackFile = "config: {}\n", cleanUp: (remove: () => void) => void = onTestFinished) {
    this.folder = mkdtempSync(join(tmpdir(), "engine-"));
    this.world = new FakeWorld(join(this.folder, "world"));
    cleanUp(() => rmSync(this.folder, { recursive: true, force: true }));
    symlinkSync(join(root, "node_modules"), join(this.folder, "node_modules"));
    copyFileSync(join(here, "things.ts"), join(this.folder, "things.ts"));
    this.write("package.json", '{"type":"module"}');
    this.write(
      "Pulumi.yaml",
      `name: proj\nruntime: {name: nodejs, options: {typescript: false}}\nmain: index.ts\nplugins:\n  providers: [{name: fake, path: ${join(here, "../provider")}}]\n`,
    );
    this.write("Pulumi.dev.yaml", stackFile);
    this.program(program);
  }

  /** A copy of the project with its state and its fake service. */
  copy(): TestProject {
    const copy = new TestProject();
    cpSync(this.folder, copy.folder, {
      recursive: true,
      force: true,
      filter: (path) => !path.endsWith("node_modules"),
    });
    return copy;
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  /** Replaces the program; `pulumi`, `Thing`, `Loose`, `Box` and `getThing` are imported. */
  program(text: string): void {
    this.write(
      "index.ts",
      `import * as pulumi from "@pulumi/pulumi";\nimport { Box, getThing, Loose, Thing } from "./things.ts";\nvoid [pulumi, Box, getThing, Loose, Thing];\n${text}`,
    );
  }

  /** An engine for this project; without options always the same one, which has derived its keys. */
  engine(options: Partial<LocalEngineOptions> = {}): LocalEngine {
    const isPlain = Object.keys(options).every((key) => key === "unprotect" || key === "signal");
    if (isPlain && this.#engine !== undefined) return this.#engine;
    const engine = new LocalEngine({
      projectFolder: this.folder,
      stateFolder: join(this.folder, "stacks"),
      passphrase: "open sesame",
      env: { FAKE_WORLD: this.world.folder, NODE_COMPILE_CACHE: join(root, ".tandem/compile-cache") },
      ...options,
    });
    if (isPlain) this.#engine = engine;
    return engine;
  }

  up(options: Partial<LocalEngineOptions> & RunOptions = {}): Promise<RunResult> {
    return this.engine(options).up("dev", this.#listening(options));
  }

  preview(options: Partial<LocalEngineOptions> & RunOptions = {}): Promise<RunResult> {
    return this.engine(options).preview("dev", this.#listening(options));
  }

  refresh(options: Partial<LocalEngineOptions> & RunOptions = {}): Promise<RunResult> {
    return this.engine(options).refresh("dev", this.#listening(options));
  }

  destroy(options: Partial<LocalEngineOptions> & RunOptions & { unprotect?: boolean } = {}): Promise<RunResult> {
    return this.engine(options).destroy("dev", { ...this.#listening(options), ...options });
  }

  /** The state file as text; empty when there is none. */
  stateText(): string {
    const path = join(this.folder, "stacks/dev.json");
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  }

  /** The resources in the state file. */
  resources(): { urn: string; id?: string; inputs: Record<string, unknown>; [key: string]: unknown }[] {
    return JSON.parse(this.stateText()).deployment.resources;
  }

  #listening(options: RunOptions): RunOptions {
    this.events = [];
    return { ...options, onEvent: (event) => this.events.push(event) };
  }
}

/** The steps of a result except `same`, as `<operation> <name>`. */
export function done(result: RunResult): string[] {
  return result.steps
    .filter(({ operation }) => operation !== "same")
    .map(({ operation, name }) => `${operation} ${name}`);
}
