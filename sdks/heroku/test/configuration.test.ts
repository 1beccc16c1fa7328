import providers from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { boxType, findType, served, World } from "./fixture.ts";
import { failureOf, type PluginClient, plain, secretOf, struct, unknownMarker } from "./plugin-client.ts";

const service = providers.ResourceProviderService;
const environment = { HEROKU_API_KEY: "marker-of-env", HEROKU_API_URL: "http://127.0.0.1:9", NETRC: "/nowhere" };
let world: World;
let client: PluginClient;
let close: () => void;
beforeEach(async () => {
  world = new World();
  ({ client, close } = await served(world, environment));
});
afterEach(() => close());

type Wire = Parameters<typeof struct>[0];
const checked = async (news: Wire) => {
  const response = await client.rpc(service.checkConfig, new pb.CheckRequest().setNews(struct(news)));
  return { inputs: plain(response.getInputs()), reasons: response.getFailuresList().map((each) => each.getReason()) };
};

describe("configuration", () => {
  test("nothing of the environment is put into the inputs, so none of it is in the state", async () => {
    expect(await checked({ version: "0.1.0" })).toEqual({ inputs: { version: "0.1.0" }, reasons: [] });
  });

  test("a key that is given is always secret", async () => {
    expect(await checked({ apiKey: "marker" })).toEqual({ inputs: { apiKey: secretOf("marker") }, reasons: [] });
  });

  test("an invalid one is reported with its path, without its value", async () => {
    const { reasons } = await checked({ apiKey: "marker key", apiUrl: "http://example.org", apikey: "marker" });
    expect(reasons).toEqual([
      "apiKey: expected a Heroku API key, without spaces or line breaks, got a value of 10 characters",
      'apiUrl: expected an https:// address, or http:// on this machine (localhost, 127.0.0.1, [::1]), got "http://example.org"',
      "apikey: expected one of apiKey, apiUrl, dataUrl, moveForward, confirm, got an unknown property",
    ]);
  });

  test("a malformed confirmation and one with an unknown action are each reported with their text", async () => {
    const right = ["staging/a:replace", "staging/b:rename"];
    expect((await checked({ confirm: right })).reasons).toEqual([]);
    expect((await checked({ confirm: JSON.stringify(right) })).reasons).toEqual([]);
    const { reasons } = await checked({ confirm: JSON.stringify(["staging/a:replace", "a", "staging/a:delete"]) });
    expect(reasons).toEqual([
      'confirm: expected <stack>/<resource name>:<action>, such as production/catalog-app:replace, got "a"',
      'confirm: expected one of the actions replace, rename, disable-acm, change-certificate after the last colon, got "staging/a:delete"',
    ]);
    const { details } = await failureOf(client.configure({ confirm: "a" }).then(() => client.check(boxType, {})));
    expect(details).toMatch(/^heroku:confirm: expected <stack>\/<resource name>:<action>, .* got "a"$/);
    expect((await checked({ confirm: "[1]" })).reasons).toEqual([
      expect.stringMatching(/^confirm: expected a list of confirmations, each as .*, got "\[1\]"$/),
    ]);
  });

  test("what is unknown in a preview is tolerated", async () => {
    expect(await checked({ apiKey: unknownMarker })).toEqual({
      inputs: { apiKey: secretOf(unknownMarker) },
      reasons: [],
    });
    await client.configure({ apiKey: unknownMarker });
    expect((await client.create(boxType, { name: "abc", size: 1 }, true)).id).toBe("");
    expect((await client.diff(boxType, "x", { name: "abc" }, { name: "abc" }, { name: "abc" })).getDiffsList()).toEqual(
      [],
    );
    expect((await client.invoke(findType, { name: "abc" })).found).toEqual({
      id: unknownMarker,
      key: secretOf(unknownMarker),
    });
    const { details } = await failureOf(client.read(boxType, "box-abc"));
    expect(details).toBe(`read of ${boxType}: the provider's configuration is not known yet`);
  });

  test("another key or address never replaces", async () => {
    const request = new pb.DiffRequest()
      .setOldInputs(struct({ apiKey: secretOf("a"), version: "1" }))
      .setNews(struct({ apiKey: secretOf("b"), apiUrl: "https://x.test", version: "2" }));
    const response = await client.rpc(service.diffConfig, request);
    expect([response.getDiffsList(), response.getReplacesList()]).toEqual([["apiKey", "apiUrl"], []]);
  });

  test("what the engine gives goes before the environment", async () => {
    const response = await client.configure({ apiKey: secretOf("given") });
    expect(world.settings).toEqual({ apiKey: "given", apiUrl: "http://127.0.0.1:9", dataUrl: "http://127.0.0.1:9" });
    expect([response.getAcceptsecrets(), response.getSupportspreview()]).toEqual([true, true]);
  });

  test("an address that is not fit ends it there, and shows no key", async () => {
    await client.configure({ apiKey: "marker key", dataUrl: "http://example.org" });
    const { details } = await failureOf(client.read(boxType, "x"));
    expect(details).toMatch(
      /^heroku:apiKey: expected .* got a value of 10 characters; heroku:dataUrl: expected an https/,
    );
  });

  test("without any key it says in one line how to give one", async () => {
    const bare = await served(new World(), { NETRC: "/nowhere" });
    await bare.client.configure({});
    const { code, details } = await failureOf(bare.client.invoke(findType, { name: "abc" }));
    bare.close();
    expect([code, details]).toEqual([
      2,
      expect.stringMatching(/^heroku:apiKey: expected a Heroku API key, got none; set HEROKU_API_KEY.*$/),
    ]);
  });

  test("an odd variable is said once by a refresh, in one sentence, and nothing is done in its place", async () => {
    const HEROKU_CONFIRM = "staging/catalog-app:delete,oops";
    const odd = await served(new World(), { ...environment, HEROKU_CONFIRM });
    await odd.client.configure({});
    const state = { name: "abc", size: 1 };
    const sentence =
      "HEROKU_CONFIRM: expected one of the actions replace, rename, disable-acm, change-certificate after the last colon, " +
      'got "staging/catalog-app:delete"; expected <stack>/<resource name>:<action>, such as production/catalog-app:replace, got "oops"; ' +
      "correct it, or take it out of the environment: unset HEROKU_CONFIRM";
    const read = (name: string) => odd.client.read(boxType, "box-abc", state, state, name);
    expect((await failureOf(read("first"))).details).toBe(sentence);
    expect(await read("second")).toEqual({ id: "box-abc", properties: state, inputs: state });
    expect((await odd.client.diff(boxType, "box-abc", state, state, state, "second")).getDiffsList()).toEqual([]);
    const calls = [
      odd.client.check(boxType, state),
      odd.client.create(boxType, state, true),
      odd.client.update(boxType, "box-abc", state, state, state, true),
      odd.client.delete(boxType, "box-abc", state),
    ];
    for (const call of calls) expect((await failureOf(call)).details).toBe(sentence);
    odd.close();
  });

  test("a key of the environment is struck out of every message", async () => {
    await client.configure({});
    world.fails = { step: "read", error: new Error("refused marker-of-env") };
    expect((await failureOf(client.read(boxType, "x"))).details).toBe("refused [secret]");
  });
});
