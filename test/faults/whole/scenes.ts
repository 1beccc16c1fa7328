import { mkdir, readFile, rm } from "node:fs/promises";
import { layProgram } from "../../support/program-project.ts";
import { type Estate, Place, type Runner } from "./place.ts";
import type { Run } from "./run.ts";

/** What a run begins with. */
type Ground = "empty" | "first" | "open";

/** A run that things go wrong in. */
export interface Scene {
  readonly ground: Ground;
  readonly estate: Estate;
  readonly run: Run;
  /** Whether a person made manual changes before. */
  readonly isEdited?: true;
  /** Whether it is refused, and changes nothing. */
  readonly isRefused?: true;
}

export const scenes = {
  create: { ground: "empty", estate: "first", run: "up" },
  change: { ground: "first", estate: "changed", run: "up" },
  takeBack: { ground: "first", estate: "first", run: "up", isEdited: true },
  refresh: { ground: "first", estate: "first", run: "refresh", isEdited: true },
  remove: { ground: "open", estate: "nothing", run: "up" },
  destroy: { ground: "open", estate: "open", run: "destroy" },
  destroyProtected: { ground: "first", estate: "first", run: "destroy", isRefused: true },
  destroyUnprotected: { ground: "first", estate: "first", run: "unprotected" },
} satisfies Record<string, Scene>;
export type SceneName = keyof typeof scenes;

/** The grounds, each made once. */
export class Grounds {
  readonly #runner: Runner;
  readonly #made = new Map<Ground, Promise<string>>();

  constructor(runner: Runner) {
    this.#runner = runner;
  }

  /** A place in which a scene can begin. */
  async placeOf({ ground, estate, isEdited }: Scene): Promise<Place> {
    const making = this.#made.get(ground) ?? this.#make(ground);
    this.#made.set(ground, making);
    const place = await Place.open(this.#runner, await making);
    await place.declare(estate);
    if (isEdited) await edit(place);
    return place;
  }

  async remove(): Promise<void> {
    const made = await Promise.allSettled(this.#made.values());
    const folders = made.flatMap((ground) => (ground.status === "fulfilled" ? [ground.value] : []));
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 5 })));
  }

  async #make(ground: Ground): Promise<string> {
    const program = await readFile(new URL("program.ts", import.meta.url), "utf8");
    const place = await Place.open(this.#runner, undefined);
    await mkdir(place.project);
    layProgram(place.project, program);
    if (ground !== "empty") {
      await place.declare(ground);
      await succeed(place);
      await releaseCode(place);
      await succeed(place);
    }
    return place.rest();
  }
}

async function succeed(place: Place): Promise<void> {
  const { outcome, errors } = await place.run("up");
  if (outcome !== "succeeded") throw new Error(`expected an up without faults to succeed, got ${errors.join("; ")}`);
}

async function releaseCode(place: Place): Promise<void> {
  const slug = await place.ask("POST /apps/library/slugs", { process_types: { web: "run", worker: "run" } });
  await place.ask("POST /apps/library/releases", { slug: (slug as { id: string }).id });
}

/** What people do at a dashboard. */
async function edit(place: Place): Promise<void> {
  await place.ask("PATCH /apps/library/config-vars", { LOG_LEVEL: "trace", GREETING: null });
  await place.ask("PATCH /apps/library", { maintenance: true });
  await place.ask("PATCH /apps/library/formation/web", { quantity: 3 });
  await place.ask("DELETE /apps/library/domains/library.example.org");
  for (const part of ["log-drains", "webhooks"]) {
    const all = (await place.ask(`GET /apps/library/${part}`)) as { id: string; addon?: unknown }[];
    for (const { id, addon } of all) if (!addon) await place.ask(`DELETE /apps/library/${part}/${id}`);
  }
  await place.ask("DELETE /apps/library-worker");
}
