import { beforeEach, describe, expect, test } from "vitest";
import type { Definition } from "../define/definition.ts";
import { definitions } from "../resources/all.ts";
import { type InProcess, inProcess } from "./in-process.ts";
import { type LifeStory, lives, type Wire } from "./lives.ts";
import { failureOf, type PluginClient } from "./plugin-client.ts";

const named = definitions.map((definition): [string, Definition] => [
  definition.token.split(":").at(-1) ?? "",
  definition,
]);
const losesData = ({ replacement }: Definition) => typeof replacement === "object";
const isSameAfterwards = ({ replacement }: Definition) => replacement === "overwrites";
const confirmation = "test/x:replace";
const unconfirmed = /^\w+ x: expected confirmation of replace, got none: it deletes .* HEROKU_CONFIRM=test\/x:replace /;

let heroku: InProcess;
beforeEach(() => {
  heroku = inProcess();
});

/** One object, as the state has it. */
interface State {
  readonly id: string;
  readonly inputs: Wire;
  readonly properties: Wire;
}

function storyOf(name: string): LifeStory {
  const story = lives[name];
  if (story === undefined) throw new Error(`expected a life cycle of ${name}, got none`);
  return story;
}

/** A created object, and how many of it Heroku has. */
async function created(name: string, { token }: Definition) {
  const story = storyOf(name);
  const args = await story.args(heroku.ask);
  const run = await heroku.run();
  const { inputs, failures } = await run.check(token, args);
  expect(failures).toEqual([]);
  const state: State = { inputs, ...(await run.create(token, inputs)) };
  const live = () => story.live(heroku.ask, args);
  expect(await live()).toBe(1);
  return { args, state, story, live };
}

const remove = (run: PluginClient, { token }: Definition, { id, properties, inputs }: State) =>
  run.delete(token, id, properties, inputs);

describe.each(named)("%s, replaced by force", (name, definition) => {
  const { token } = definition;
  const isOwn = storyOf(name).stays === undefined;

  test("is a new object with the declared settings when the old one is deleted first", async () => {
    const { args, state, live } = await created(name, definition);
    const run = await heroku.run(confirmation);
    const { inputs, failures } = await run.check(token, args);
    expect([inputs, failures]).toEqual([state.inputs, []]);
    await remove(run, definition, state);
    const replaced = await run.create(token, inputs);
    expect(await live()).toBe(1);
    const read = await (await heroku.run()).read(token, replaced.id, replaced.properties, inputs);
    expect([read.id, read.inputs]).toEqual([replaced.id, inputs]);
  });

  test("never loses the object when the new one is created first", async () => {
    const { args, state, live } = await created(name, definition);
    const run = await heroku.run(confirmation);
    const { inputs } = await run.check(token, args);
    const replaced = await run.create(token, inputs);
    expect(await live()).toBe(1);
    const removal = remove(run, definition, state);
    if (isSameAfterwards(definition) || replaced.id !== state.id) await removal;
    else
      expect((await failureOf(removal)).details).toMatch(
        /it is kept, and was not replaced: .* deleteBeforeReplace to true/,
      );
    expect(await live()).toBe(1);
    const next = await heroku.run();
    await next.check(token, args, inputs);
    await next.diff(token, replaced.id, replaced.properties, inputs, inputs);
    await remove(next, definition, state);
    expect(await live()).toBe(1);
  });

  test("is refused before anything changes when the state is known to have what the create finds", async () => {
    const { args, state, live } = await created(name, definition);
    const run = await heroku.run(confirmation);
    await run.read(token, state.id, state.properties, state.inputs);
    const { inputs } = await run.check(token, args);
    const call = run.create(token, inputs);
    if (isSameAfterwards(definition) || !isOwn) expect((await call).id).toBe(isOwn ? state.id : (await call).id);
    else
      expect((await failureOf(call)).details).toMatch(
        /nothing was changed: set the resource option deleteBeforeReplace/,
      );
    expect(await live()).toBe(1);
  });

  test("by a property is a new object with the changed settings", async () => {
    const { args, state, story } = await created(name, definition);
    const wanted = { ...args, ...story.change };
    const run = await heroku.run(confirmation);
    const { inputs } = await run.check(token, wanted, state.inputs);
    const diff = await run.diff(token, state.id, state.properties, state.inputs, inputs);
    expect(diff.getDeletebeforereplace()).toBe(definition.mayOverlap === undefined || story.change === undefined);
    expect((await run.check(token, wanted)).failures).toEqual([]);
    await remove(run, definition, state);
    const replaced = await run.create(token, inputs);
    const read = await (await heroku.run()).read(token, replaced.id, replaced.properties, inputs);
    expect([read.id, read.inputs]).toEqual([replaced.id, inputs]);
  });

  test("is really deleted when it was removed from the program, also after a refresh", async () => {
    const { state, live } = await created(name, definition);
    const run = await heroku.run();
    await run.read(token, state.id, state.properties, state.inputs);
    await run.diff(token, state.id, state.properties, state.inputs, state.inputs);
    await remove(run, definition, state);
    if (isOwn && storyOf(name).outlives === undefined) expect(await live()).toBe(0);
  });
});

describe.each(named.filter(([, definition]) => losesData(definition)))("%s", (name, definition) => {
  const { token } = definition;
  const reasons = async (check: ReturnType<PluginClient["check"]>) =>
    (await check).failures.map(({ reason }) => reason).join();

  test("is not replaced by force without a confirmation, whatever was asked before", async () => {
    const { args, state, live } = await created(name, definition);
    const refused = async (run: PluginClient) => {
      expect((await failureOf(remove(run, definition, state))).details).toMatch(unconfirmed);
      expect(await live()).toBe(1);
    };
    const targeted = await heroku.run("test/other:replace", "test/x:rename");
    await targeted.check(token, args);
    await refused(targeted);

    const refreshed = await heroku.run();
    await refreshed.read(token, state.id, state.properties, state.inputs);
    await refreshed.diff(token, state.id, state.properties, state.inputs, state.inputs);
    expect(await reasons(refreshed.check(token, args))).toMatch(unconfirmed);
    await refused(refreshed);

    const byProperty = await heroku.run();
    await byProperty.check(token, args, state.inputs);
    await byProperty.diff(token, state.id, state.properties, state.inputs, state.inputs);
    expect(await reasons(byProperty.check(token, args))).toMatch(unconfirmed);
    await refused(byProperty);

    const byTrigger = await heroku.run();
    await byTrigger.check(token, args, state.inputs);
    expect(await reasons(byTrigger.check(token, args))).toMatch(unconfirmed);
    await refused(byTrigger);
  });

  test("needs no confirmation to be deleted, nor to be created again once it is gone", async () => {
    const { args, state, story, live } = await created(name, definition);
    await heroku.ask(story.remove(state.id, args));
    const pending = await heroku.run();
    await pending.check(token, args, state.inputs);
    await pending.diff(token, state.id, state.properties, state.inputs, state.inputs);
    expect(await reasons(pending.check(token, args))).toBe("");
    expect(await pending.create(token, state.inputs, true)).toMatchObject({ id: "" });

    const refreshed = await heroku.run();
    expect((await refreshed.read(token, state.id, state.properties, state.inputs)).id).toBe("");
    expect(await reasons(refreshed.check(token, args))).toBe("");
    const again = { inputs: state.inputs, ...(await refreshed.create(token, state.inputs)) };
    expect(await live()).toBe(1);
    await remove(await heroku.run(), definition, again);
    expect(await live()).toBe(0);
  });
});
