import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { beforeEach, expect, test, vi } from "vitest";
import { PartialFailure } from "../provider/partial-failure.ts";
import { Plugin } from "../provider/plugin.ts";
import { readResource } from "../provider/read-resource.ts";
import { updateResource } from "../provider/update-resource.ts";
import { addon } from "../resources/addon.ts";
import { definitions } from "../resources/all.ts";
import { lifeOf } from "../resources/test/life.ts";
import { fakeTime, inNoTime, type LocalHeroku, localHeroku } from "../resources/test/local-heroku.ts";
import type { Wire } from "./lives.ts";
import { refusedWish, stateLeft } from "./partial-failure.ts";
import { plain, secretOf, struct, urnOf } from "./plugin-client.ts";

fakeTime();

const { signal } = new AbortController();
const [before, wished, other] = ["papertrail:choklad", "papertrail:fixa", "papertrail:forsta"];
const urn = urnOf(addon.token);
let heroku: LocalHeroku;
let plugin: Plugin;
let appId: string;
let id: string;
/** What the state has after a change of plan that Heroku refused. */
let refused: Wire;

const wish = (plan: string) => ({ appId, plan });

const update = (state: Wire, plan: string, preview = false) => {
  const request = new pb.UpdateRequest().setUrn(urn).setType(addon.token).setId(id).setPreview(preview);
  request
    .setOlds(struct(state))
    .setOldInputs(struct(wish(before)))
    .setNews(struct(wish(plan)));
  return inNoTime(updateResource(plugin, request, signal));
};

const read = async (state: Wire, plan: string) => {
  const request = new pb.ReadRequest().setUrn(urn).setType(addon.token).setId(id).setProperties(struct(state));
  const answer = await inNoTime(readResource(plugin, request.setInputs(struct(wish(plan))), signal));
  return { inputs: plain(answer.getInputs()), state: plain(answer.getProperties()) };
};

beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("catalog")).id;
  const made = await lifeOf(addon, heroku).create(wish(before));
  id = made.id;
  const connect = () => heroku.api;
  plugin = new Plugin({ version: "", definitions, functions: [], environment: {}, connect, onEngineLost() {} });
  plugin.configure({ apiKey: "local-token", apiUrl: "", dataUrl: "", moveForward: [], confirm: new Set() });
  const body = { id: "invalid_params", message: "Cannot do it." };
  await heroku.fault("PATCH /apps/{app}/addons/{addon}", 422, { body });
  const failure: unknown = await update({ ...wish(before), name: made.outputs.name ?? "" }, wished).catch(
    (error: unknown) => error,
  );
  if (!(failure instanceof PartialFailure)) throw failure;
  const [header] = failure.metadata.get("grpc-status-details-bin");
  refused = stateLeft(Buffer.from(header ?? ""));
});

test("each preview repeats what Heroku refused, also after refreshes, until it is applied", async () => {
  // A digest may be of a secret.
  expect(refused[refusedWish]).toEqual({
    words: expect.stringContaining("Cannot do it"),
    wish: secretOf(expect.anything()),
  });
  // A refresh records what the add-on has, and not the wish; so does a second one.
  const first = await read(refused, wished);
  expect(first.inputs).toEqual(wish(before));
  const second = await read(first.state, before);
  expect(second).toEqual(first);

  const say = vi.spyOn(plugin, "log");
  await update(second.state, wished, true);
  const words = expect.stringMatching(/^the last up could not do this: PATCH \S+: Cannot do it\. \(422 invalid_params/);
  expect(say.mock.calls).toEqual([[words, urn, "warning"]]);
  say.mockClear();
  // Another plan was never refused.
  await update(second.state, other, true);
  expect(say).not.toHaveBeenCalled();

  const done = plain((await update(second.state, wished)).getProperties());
  expect(done).not.toHaveProperty(refusedWish);
  expect((await read(done, wished)).state).toEqual(done);
});

test("what a person has granted manually does not count as refused", async () => {
  await heroku.ask(`PATCH /apps/${appId}/addons/${id}`, { plan: wished });
  const { state } = await read(refused, wished);
  expect(state.plan).toBe(wished);
  expect(state).not.toHaveProperty(refusedWish);
});
