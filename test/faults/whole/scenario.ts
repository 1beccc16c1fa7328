import { once } from "node:events";
import { setTimeout as after } from "node:timers/promises";
import { Chance } from "../../predict/chance.ts";
import { descendantsOf, isRunning } from "../../support/processes.ts";
import { census, difference } from "../census.ts";
import type { Place } from "./place.ts";
import { type Grounds, type Scene, type SceneName, scenes } from "./scenes.ts";
import type { Plan } from "./struck-heroku.ts";

/** What a run without faults leaves, against which those with faults are held. */
interface Expected {
  /** The methods of its requests, in their order. */
  readonly requests: readonly string[];
  readonly census: readonly string[];
  /** Ids and generated values of what was there before and is there after. */
  readonly kept: readonly string[];
}

/** A run in which several things went wrong, and what was wrong after it. */
export interface Scenario {
  readonly seed: number;
  readonly scene: SceneName;
  /** What went wrong in it, by request. */
  readonly struck: readonly string[];
  readonly problems: readonly string[];
}

const victims = ["engine", "pulumi-resource-heroku", "cmd/run"] as const;
type Victim = (typeof victims)[number];

/** Runs that write most come most often. */
const names = [
  ...(Object.keys(scenes) as [SceneName, ...SceneName[]]),
  "create",
  "create",
  "change",
  "change",
  "takeBack",
] as const;

/** Runs of one estate in which several things go wrong. */
export class Scenarios {
  readonly #grounds: Grounds;
  readonly #expected = new Map<SceneName, Promise<Expected>>();

  constructor(grounds: Grounds) {
    this.#grounds = grounds;
  }

  /** The scenario of a seed. Requests run side by side, so that the same seed may strike others of them. */
  async play(seed: number): Promise<Scenario> {
    const chance = new Chance(seed);
    const name = chance.of(names);
    const scene: Scene = scenes[name];
    const expecting = this.#expected.get(name) ?? this.#without(scene);
    this.#expected.set(name, expecting);
    const expected = await expecting;
    const place = await this.#grounds.placeOf(scene);
    try {
      const problems = await struck(place, scene, expected, chance);
      return { seed, scene: name, struck: place.heroku.log, problems };
    } finally {
      await place.remove();
    }
  }

  async #without(scene: Scene): Promise<Expected> {
    const place = await this.#grounds.placeOf(scene);
    try {
      const before = identities(place);
      let failed = false;
      const requests = await place.heroku.during(undefined, async () => {
        const { outcome, errors } = await place.run(scene.run);
        failed = outcome !== "succeeded";
        if (failed !== (scene.isRefused ?? false)) throw new Error(`without faults: ${outcome}, ${errors.join("; ")}`);
      });
      // What was changed by hand is taken back by the next run.
      if (scene.run === "refresh") await place.run("up");
      const kept = identities(place).filter((line) => before.includes(line));
      return { requests, census: await censusOf(place), kept };
    } finally {
      await place.remove();
    }
  }
}

async function struck(place: Place, scene: Scene, expected: Expected, chance: Chance): Promise<string[]> {
  const victim = chance.of(victims);
  let exit: number | null = null;
  let left: string[] = [];
  await place.heroku.during(planOf(chance, expected.requests), async () => {
    const child = place.start(scene.run);
    const parts = (): { pid: number; command: string }[] => [
      { pid: child.pid ?? 0, command: "engine" },
      ...descendantsOf(child.pid ?? 0),
    ];
    let atKill = parts();
    place.heroku.onKill = () => {
      atKill = parts();
      place.heroku.log.push(`killed: ${victim}`);
      for (const { pid, command } of atKill) if (isOf(command, victim) && isRunning(pid)) process.kill(pid, "SIGKILL");
    };
    [exit] = (await once(child, "close")) as [number | null];
    left = await stillRunning(atKill);
  });
  place.unlock();
  return [...left, ...(await wrongAfter(place, scene, expected, exit === 0))];
}

/** The engine is all that is neither a provider nor a program: with the Pulumi CLI it is more than one process. */
function isOf(command: string, victim: Victim): boolean {
  const text = command.replace("/index.js", " ");
  if (victim === "engine") return text === "engine" || /(^|\/)pulumi /.test(text);
  return text.includes(victim);
}

function planOf(chance: Chance, requests: readonly string[]): Plan {
  const writes = requests.flatMap((method, at) => (method === "GET" ? [] : [at]));
  // Most requests read; what is lost and doubled is written.
  const any = (): number =>
    (chance.is(0.6) ? writes[chance.between(0, writes.length - 1)] : undefined) ??
    chance.between(0, requests.length - 1);
  const strikes = new Set<number>();
  let at = 0;
  for (let count = chance.between(2, 5); count > 0; count -= 1) {
    // What comes right after a fault is mostly a second attempt, or a look whether the first one was done.
    at = strikes.size > 0 && chance.is(0.5) ? at + chance.between(1, 3) : any();
    strikes.add(at);
  }
  if (!chance.is(0.4)) return { strikes, chance };
  return { strikes, chance, kill: { at: any(), isAfterWork: chance.is(0.5) } };
}

/** Everything of ours that an engine has started ends soon after it. */
async function stillRunning(parts: readonly { pid: number; command: string }[]): Promise<string[]> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const running = parts.filter(({ pid }) => isRunning(pid));
    // The Pulumi CLI's own host of programs outlives a CLI that was killed.
    for (const { pid, command } of running) if (command.includes("pulumi-language-")) process.kill(pid, "SIGKILL");
    if (running.length === 0) return [];
    if (performance.now() > deadline)
      return running.map(({ command }) => `still running after ten seconds: ${command}`);
    await after(20);
  }
}

async function wrongAfter(place: Place, scene: Scene, expected: Expected, succeeded: boolean): Promise<string[]> {
  const problems = place.heroku.hasFollowed ? ["a redirect was followed"] : [];
  if (succeeded && scene.isRefused) problems.push("did what is refused");
  if (succeeded && scene.run === "refresh") problems.push(...(await unseen(place)));
  if (succeeded && scene.run !== "refresh") {
    problems.push(...problemsOf("reported success", difference(await censusOf(place), expected.census)));
  }
  const again = await place.run(scene.run);
  if ((again.outcome === "succeeded") === (scene.isRefused ?? false)) {
    problems.push(`the clean run after it: ${again.outcome}: ${again.errors.join("; ")}`);
  }
  if (scene.run === "refresh") problems.push(...(await failureOf(place)));
  problems.push(...problemsOf("after a clean run more", difference(await censusOf(place), expected.census)));
  const now = identities(place);
  problems.push(...expected.kept.filter((line) => !now.includes(line)).map((line) => `lost: ${line}`));
  if (scene.run === "up" || scene.run === "refresh") problems.push(...(await unsettled(place)));
  return problems;
}

const problemsOf = (when: string, differences: readonly string[]): string[] =>
  differences.length > 0 ? [`${when}, but`, ...differences] : [];

/** What a refresh has recorded is what Heroku has. */
async function unseen(place: Place): Promise<string[]> {
  const { steps, errors } = await place.drift();
  const differing = steps.filter(({ operation }) => operation !== "same");
  return [...errors, ...differing.map(({ urn, operation }) => `recorded what is not so: ${operation} ${urn}`)];
}

async function failureOf(place: Place): Promise<string[]> {
  const { outcome, errors } = await place.run("up");
  return outcome === "succeeded" ? [] : [`the up after it: ${errors.join("; ")}`];
}

async function unsettled(place: Place): Promise<string[]> {
  const { steps, refreshed, errors } = await place.preview();
  const changes = [...steps, ...(refreshed?.steps ?? [])].filter(({ operation }) => operation !== "same");
  return [...errors, ...changes.map(({ urn, operation }) => `the next run would ${operation} ${urn}`)];
}

async function censusOf(place: Place): Promise<string[]> {
  await place.heroku.emulator.settle();
  return census(rowsOf(place)).map((line) => line.replace(madeUp, "-(made up)"));
}

/** What Heroku makes up at the end of a name. */
const madeUp = /-[0-9a-f]{10}(?=")/g;

const rowsOf = (place: Place): Map<string, readonly object[]> =>
  new Map([...place.heroku.emulator.store.collections()].map(([name, rows]) => [name, rows.all()]));

/** Of every row that stands for an object, its id; of config vars and webhooks, what was made once too. */
function identities(place: Place): string[] {
  const { store } = place.heroku.emulator;
  const objects = [store.apps, store.addons, store.attachments, store.pipelines, store.couplings, store.domains];
  const more = [store.webhooks, store.drains, store.reviewAppConfigs, store.collaborators, store.schedules];
  return [
    ...[...objects, ...more].flatMap((rows) => rows.all().map(({ id }) => `${rows.name} ${id}`)),
    ...store.configs.all().map(({ id, vars }) => `configs ${id} ${vars.SESSION_SECRET ?? ""}`),
  ];
}
