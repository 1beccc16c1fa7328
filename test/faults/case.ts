import { isDeepStrictEqual } from "node:util";
import type { Wire } from "../../sdks/heroku/test/lives.ts";
import { census, difference } from "./census.ts";
import { type Ended, EngineRun, type Held } from "./engine.ts";
import { faults, suits } from "./faults.ts";
import { type Planned, type Position, Scene } from "./scene.ts";
import { type Story, stories } from "./stories.ts";
import { inVirtualTime } from "./virtual-time.ts";

/** What is done to an object; `missed` reads one that a person removed. */
const operations = ["create", "change", "refresh", "missed", "destroy"] as const;
type Operation = (typeof operations)[number];

/** One fault at one request of one operation on one resource. */
export interface Case {
  /** As in `AppWebhook/create/1/reset/after`. */
  readonly id: string;
  readonly story: Story;
  readonly operation: Operation;
  readonly planned: Planned;
  /** What Heroku has after the operation when nothing goes wrong. */
  readonly expected: readonly string[];
}

/** Every case, in an order that stays. */
export async function* allCases(): AsyncGenerator<Case> {
  for (const [name, story] of Object.entries(stories)) {
    for (const operation of operationsOf(story)) yield* casesOf(name, story, operation);
  }
}

function operationsOf(story: Story): Operation[] {
  const isPossible: Partial<Record<Operation, boolean>> = {
    change: story.change !== undefined,
    missed: story.outlives !== true && story.stays !== true,
  };
  return operations.filter((operation) => isPossible[operation] !== false);
}

async function* casesOf(name: string, story: Story, operation: Operation): AsyncGenerator<Case> {
  const { positions, expected } = await withoutFaults(name, story, operation);
  for (const [at, { method, usual, path }] of positions.entries()) {
    for (const fault of Object.keys(faults)) {
      // What a list said a moment ago was true then.
      if (!suits(fault, method, usual) || (operation === "missed" && fault === "stale")) continue;
      const planned = { fault, at, usual, path };
      yield { id: `${name}/${operation}/${at}/${fault}`, story, operation, planned, expected };
    }
  }
}

/** What is wrong after the fault and one clean run more; nothing when all is well. */
export async function wrongIn(each: Case): Promise<string[]> {
  const first = await wrongAfter(each, false);
  // A run that failed is followed by one that refreshes first as well as by one that does not.
  if (first.failed && first.wrong.length === 0) return (await wrongAfter(each, true)).wrong;
  return first.wrong;
}

interface Prepared {
  readonly scene: Scene;
  readonly args: Wire;
  readonly held: Held | undefined;
}

async function withoutFaults(
  name: string,
  story: Story,
  operation: Operation,
): Promise<{ positions: Position[]; expected: string[] }> {
  return inVirtualTime(1, async () => {
    const { scene, args, held } = await prepare(story, operation, undefined);
    const { value, positions } = await scene.during(undefined, () => perform(scene, story, operation, args, held));
    if (value.failure !== undefined) throw new Error(`${name}/${operation} without a fault: ${value.failure}`);
    return { positions, expected: census(scene.rows()) };
  });
}

async function prepare(story: Story, operation: Operation, remembered: string | undefined): Promise<Prepared> {
  const scene = new Scene();
  if (remembered !== undefined) scene.remember(remembered);
  const args = await story.args(scene.ask);
  const changed = { ...args, ...story.change };
  if (operation === "create") return { scene, args, held: undefined };
  let held = succeeded(await new EngineRun(scene.connect(), story.type).up(undefined, args));
  if (operation === "refresh" && story.change !== undefined) {
    held = succeeded(await new EngineRun(scene.connect(), story.type).up(held, changed));
    return { scene, args: changed, held };
  }
  if (operation === "missed") await scene.ask(story.remove(held?.id ?? "", args));
  return { scene, args: operation === "change" ? changed : args, held };
}

function succeeded({ held, failure }: Ended): Held | undefined {
  if (failure === undefined) return held;
  throw new Error(`expected a run without faults to succeed, got ${failure}`);
}

function perform(
  scene: Scene,
  { type }: Story,
  operation: Operation,
  args: Wire,
  held: Held | undefined,
): Promise<Ended> {
  const run = new EngineRun(scene.connect(), type);
  if (operation === "create" || held === undefined) return run.up(undefined, args);
  if (operation === "change") return run.up(held, args);
  return operation === "destroy" ? run.destroy(held) : run.refresh(held);
}

function wrongAfter(each: Case, refreshes: boolean): Promise<{ failed: boolean; wrong: string[] }> {
  const { id, story, operation, planned } = each;
  return inVirtualTime(seedOf(id), async () => {
    const remembered = planned.fault === "stale" ? planned.path : undefined;
    const { scene, args, held } = await prepare(story, operation, remembered);
    const { value: ended } = await scene.during(planned, () => perform(scene, story, operation, args, held));
    const failed = ended.failure !== undefined;
    const isRead = operation === "refresh" || operation === "missed";
    if (!isRead) return { failed, wrong: await wronglyWritten(each, scene, args, ended, refreshes) };
    return { failed: false, wrong: failed ? [] : await wronglyRead(scene, story, held, ended) };
  });
}

/** What Heroku has must be as expected, at once if the operation said so, and after a clean run more in any case. */
async function wronglyWritten(
  { story, operation, expected }: Case,
  scene: Scene,
  args: Wire,
  ended: Ended,
  refreshes: boolean,
): Promise<string[]> {
  const left = difference(census(scene.rows()), expected);
  const succeeded = ended.failure === undefined;
  if (succeeded && left.length > 0) return ["reported success, but", ...left];
  const rerun = operation === "destroy" ? destroyAgain : upAgain;
  const wrong = await rerun(scene, story, ended, args, refreshes || succeeded);
  const after = difference(census(scene.rows()), expected);
  return [...wrong, ...(after.length > 0 ? ["after a clean run more", ...after] : [])];
}

async function wronglyRead(
  scene: Scene,
  { type }: Story,
  held: Held | undefined,
  { held: seen }: Ended,
): Promise<string[]> {
  if (held === undefined) return [];
  const { held: actual } = await new EngineRun(scene.connect(), type).refresh(held);
  if (isDeepStrictEqual(seen, actual)) return [];
  return ["read what is not so", `- ${JSON.stringify(actual)}`, `+ ${JSON.stringify(seen)}`];
}

async function upAgain(scene: Scene, { type }: Story, left: Ended, args: Wire, refreshes: boolean): Promise<string[]> {
  const run = new EngineRun(scene.connect(), type);
  const refreshed = refreshes && left.held !== undefined ? await run.refresh(left.held) : left;
  if (refreshes && refreshed.failure !== undefined && left.held !== undefined) {
    return [`the refresh after it fails: ${refreshed.failure}`];
  }
  if (left.failure === undefined && !isDeepStrictEqual(refreshed.held?.id, left.held?.id)) {
    return [`recorded ${left.held?.id}, and the refresh finds ${refreshed.held?.id}`];
  }
  const { held, failure } = await run.up(refreshed.held, args);
  if (failure !== undefined || held === undefined) return [`the run after it fails: ${failure}`];
  const seen = await new EngineRun(scene.connect(), type).refresh(held);
  if (isDeepStrictEqual(seen.held?.inputs, held.inputs) && seen.held?.id === held.id) return [];
  return ["the run after it records what is not so", `- ${JSON.stringify(seen)}`, `+ ${JSON.stringify(held)}`];
}

async function destroyAgain(
  scene: Scene,
  { type }: Story,
  left: Ended,
  _args: Wire,
  refreshes: boolean,
): Promise<string[]> {
  if (left.held === undefined) return [];
  const run = new EngineRun(scene.connect(), type);
  const refreshed = refreshes ? await run.refresh(left.held) : left;
  if (refreshed.held === undefined) return [];
  const { failure } = await run.destroy(refreshed.held);
  return failure === undefined ? [] : [`the run after it fails: ${failure}`];
}

/** The same number for the same id. */
function seedOf(id: string): number {
  return [...id].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 1_000_003, 7);
}
