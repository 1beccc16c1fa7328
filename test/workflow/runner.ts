import { globSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contexts, filledIn, holds, type Standing } from "./expressions.ts";
import type { Remote } from "./repository.ts";
import { shell } from "./shell.ts";
import { type Job, type Step, type WorkflowName, workflow } from "./workflow.ts";

type Result = "success" | "failure" | "skipped";

export interface Happening {
  readonly workflow: WorkflowName;
  /** What is checked out. */
  readonly commit: string;
  /** `github.event`. */
  readonly event: Readonly<Record<string, unknown>>;
  /** Secrets of each environment. A job without one gets none. */
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface JobEnvironment {
  readonly remote: Remote;
  /** Put before every other folder of `PATH`. */
  readonly programs: string;
  /** What a runner has in its environment. */
  readonly env: NodeJS.ProcessEnv;
  /** Variables of the repository. @default none */
  readonly vars?: Readonly<Record<string, string>>;
  /** Where a project keeps its trial, linked into each checkout: the real ones have their state elsewhere, too. */
  readonly trial?: string;
  /** Called before a job that has an environment, as its reviewers are. */
  readonly approve?: (environment: string, artifacts: string) => Promise<void>;
}

export interface RunOf {
  readonly results: Readonly<Record<string, Result>>;
  /** Standard output and error of each job, by its id, and its stack if it has several. */
  readonly logs: Readonly<Record<string, string>>;
  readonly summaries: Readonly<Record<string, string>>;
}

/** Runs a workflow as GitHub does: jobs of a matrix at once, each in a checkout of its own, every `run:` by bash. */
export async function run(happening: Happening, surroundings: JobEnvironment): Promise<RunOf> {
  const folder = await mkdtemp(join(tmpdir(), "run-"));
  const ended = {
    results: {} as Record<string, Result>,
    logs: {} as Record<string, string>,
    summaries: {} as Record<string, string>,
  };
  try {
    await mkdir(join(folder, "artifacts"));
    for (const [id, job] of Object.entries(workflow(happening.workflow).jobs)) {
      const stacks = job.strategy?.matrix.stack ?? [undefined];
      const results = await Promise.all(
        stacks.map(async (stack) => {
          const name = stack === undefined ? id : `${id} ${stack}`;
          const one = new JobRun(
            { ...happening, ...surroundings },
            { name, job, stack, folder, results: ended.results },
          );
          const result = await one.run();
          ended.logs[name] = one.log;
          ended.summaries[name] = one.summary;
          return result;
        }),
      );
      ended.results[id] = results.includes("failure") ? "failure" : (results[0] ?? "skipped");
    }
    return ended;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Place {
  readonly name: string;
  readonly job: Job;
  readonly stack: string | undefined;
  readonly folder: string;
  readonly results: Readonly<Record<string, Result>>;
}

class JobRun {
  log = "";
  summary = "";
  readonly #around: Happening & JobEnvironment;
  readonly #place: Place;
  readonly #workspace: string;
  readonly #artifacts: string;
  #isFailed = false;

  constructor(around: Happening & JobEnvironment, place: Place) {
    this.#around = around;
    this.#place = place;
    this.#workspace = join(place.folder, place.name.replaceAll(" ", "-"));
    this.#artifacts = join(place.folder, "artifacts");
  }

  async run(): Promise<Result> {
    const { job, results } = this.#place;
    const isNeedMissing = job.needs.some((id) => results[id] !== "success");
    if (!holds(job.if, this.#contexts, { ...this.#standing, isFailed: isNeedMissing })) return "skipped";
    const environment = this.#filled(job.environment?.name ?? "");
    if (environment !== "") await this.#around.approve?.(environment, this.#artifacts);
    for (const step of job.steps) {
      if (holds(step.if, this.#contexts, this.#standing)) await this.#step(step);
    }
    return this.#isFailed ? "failure" : "success";
  }

  async #step(step: Step): Promise<void> {
    if (step.uses !== undefined) return this.#use(step.uses.replace(/@.*/, ""), step);
    const { env: ofWorkflow } = workflow(this.#around.workflow);
    const env = { ...ofWorkflow, ...this.#place.job.env, ...step.env };
    const summary = join(this.#place.folder, `${this.#place.name}.md`);
    await writeFile(summary, this.summary);
    // A job that checks nothing out runs in an empty folder.
    await mkdir(this.#workspace, { recursive: true });
    const { code, output } = await shell(step.run ?? "", this.#workspace, {
      ...this.#around.env,
      PATH: `${this.#around.programs}:${process.env.PATH}`,
      GITHUB_STEP_SUMMARY: summary,
      ...Object.fromEntries(Object.entries(env).map(([key, value]) => [key, this.#filled(value)])),
    });
    this.log += output;
    this.summary = await readFile(summary, "utf8");
    if (code !== 0) this.#isFailed = true;
  }

  async #use(action: string, { with: inputs = {} }: Step): Promise<void> {
    const input = (name: string) => this.#filled(String(inputs[name] ?? ""));
    if (action === "actions/checkout") await this.#checkOut();
    if (action === "actions/upload-artifact") await this.#upload(input("name"), input("path"));
    if (action === "actions/download-artifact")
      await this.#download(input("name"), input("pattern"), input("path"), input("merge-multiple"));
  }

  async #checkOut(): Promise<void> {
    const { remote, commit, trial } = this.#around;
    remote.checkout(commit, this.#workspace);
    if (trial !== undefined) await symlink(trial, join(this.#workspace, ".tandem"));
  }

  /** Of a folder, what is in it. */
  async #upload(name: string, path: string): Promise<void> {
    if (this.#standing.hasFiles(`${path}/**`))
      await cp(join(this.#workspace, path), join(this.#artifacts, name), { recursive: true });
  }

  /** As version 8 does it: by its name or alone, an artifact has no folder of its own; of several, each has, unless they are merged. */
  async #download(name: string, pattern: string, path: string, merged: string): Promise<void> {
    const found = globSync(name || pattern, { cwd: this.#artifacts });
    if (name !== "" && found.length === 0) this.#isFailed = true;
    for (const artifact of found) {
      const isFlat = name !== "" || merged === "true" || found.length === 1;
      await cp(join(this.#artifacts, artifact), join(this.#workspace, path, isFlat ? "" : artifact), {
        recursive: true,
      });
    }
  }

  get #contexts(): Contexts {
    const { job, stack, results } = this.#place;
    const { event, secrets, env, vars = {} } = this.#around;
    const environment = (job.environment?.name ?? "").replace(/\$\{\{ matrix\.stack \}\}/, stack ?? "");
    return {
      github: { event, repository: "example-library/estate", token: env.GITHUB_TOKEN ?? "" },
      matrix: { stack },
      needs: Object.fromEntries(Object.entries(results).map(([id, result]) => [id, { result }])),
      secrets: secrets[environment] ?? {},
      vars,
    };
  }

  get #standing(): Standing {
    const hasFiles = (pattern: string) => globSync(pattern, { cwd: this.#workspace }).length > 0;
    return { isFailed: this.#isFailed, hasFiles };
  }

  #filled(text: string): string {
    return filledIn(text, this.#contexts, this.#standing);
  }
}
