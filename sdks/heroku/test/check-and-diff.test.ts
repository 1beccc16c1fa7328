import providers from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { boxType, linkType, served, World } from "./fixture.ts";
import { assetOf, failureOf, type PluginClient, secretOf, unknownMarker, urnOf } from "./plugin-client.ts";

const world = new World();
let client: PluginClient;
let close: () => void;
beforeAll(async () => {
  ({ client, close } = await served(world));
  await client.configure({ apiKey: "key" });
});
afterAll(() => close());

const { ADD, ADD_REPLACE, DELETE, UPDATE, UPDATE_REPLACE } = pb.PropertyDiff.Kind;
const { DIFF_NONE, DIFF_SOME } = pb.DiffResponse.DiffChanges;
const shown = (response: pb.DiffResponse) => ({
  paths: Object.fromEntries(response.toObject().detaileddiffMap.map(([path, { kind }]) => [path, kind])),
  replaces: response.getReplacesList(),
  diffs: response.getDiffsList(),
  deleteFirst: response.getDeletebeforereplace(),
  some: response.getChanges() === DIFF_SOME,
});

describe("check", () => {
  test("fills in defaults, keeps secrets and unknowns as they came, and wraps what is always secret", async () => {
    const { inputs, failures } = await client.check(boxType, {
      name: unknownMarker,
      key: "a-secret-key",
      labels: { A: secretOf("s"), B: "b" },
    });
    expect(failures).toEqual([]);
    expect(inputs).toEqual({
      name: unknownMarker,
      size: 1,
      key: secretOf("a-secret-key"),
      labels: { A: secretOf("s"), B: "b" },
    });
  });

  test("fails without naming a property, since the engine would print its value", async () => {
    const { failures } = await client.check(boxType, { size: 10, key: secretOf("marker"), colour: "red" });
    expect(failures.map(({ property }) => property)).toEqual(["", "", "", ""]);
    expect(failures.map(({ reason }) => reason)).toEqual([
      "name: expected text, got nothing",
      "size: expected a number of at most 9, got 10",
      "key: expected at least 8 characters, got a value of 6 characters",
      "colour: expected one of name, size, labels, tags, key, site, got an unknown property",
    ]);
  });

  test("refuses an asset by its path", async () => {
    const { failures } = await client.check(boxType, { name: "abc", labels: { A: assetOf("marker") } });
    expect(failures).toEqual([{ property: "", reason: "labels.A: expected a plain value, got an asset or archive" }]);
  });

  test("finds the definition by the URN where an older engine does not tell the type", async () => {
    const { details } = await failureOf(client.check("heroku:index/parent:Parent$heroku:index/none:None", {}));
    expect(details).toContain("expected a resource of the Heroku provider");
    const request = new pb.CheckRequest().setUrn(urnOf(`my:parent:Parent$${boxType}`));
    const response = await client.rpc(providers.ResourceProviderService.check, request);
    expect(response.getFailuresList()[0]?.getReason()).toBe("name: expected text, got nothing");
  });
});

describe("diff", () => {
  const inputs = { name: "abc", size: 1, labels: { A: "1", B: "2" } };
  const state = { ...inputs, address: "abc/1", serial: null, key: secretOf("made-by-the-box") };

  test("tells nested paths, and changes nothing for outputs that are no inputs", async () => {
    const news = { ...inputs, size: 2, labels: { A: "3", C: "4" }, tags: ["t"] };
    expect(shown(await client.diff(boxType, "box-abc", state, inputs, news))).toEqual({
      paths: { size: UPDATE, "labels.A": UPDATE, "labels.B": DELETE, "labels.C": ADD, tags: ADD },
      replaces: [],
      diffs: ["size", "labels", "tags"],
      // The program may make any of them replace (`replaceOnChanges`).
      deleteFirst: true,
      some: true,
    });
  });

  test("deletes before it replaces, and replaces for what is unknown yet", async () => {
    const news = { ...inputs, name: unknownMarker, size: unknownMarker, site: { id: unknownMarker } };
    expect(shown(await client.diff(boxType, "box-abc", state, inputs, news))).toEqual({
      paths: { name: UPDATE_REPLACE, size: UPDATE, site: ADD_REPLACE },
      replaces: ["name", "site"],
      diffs: ["name", "size", "site"],
      deleteFirst: true,
      some: true,
    });
  });

  test("compares with the outputs where an older engine sends no inputs", async () => {
    const older = { ...inputs, key: secretOf("a-secret-key") };
    const response = await client.diff(boxType, "box-abc", { ...state, ...older }, undefined, older);
    expect(response.getChanges()).toBe(DIFF_NONE);
  });

  test("reports what is due beside what changed, and asks nothing of what is replaced", async () => {
    world.boxes.set("box-due", { name: "due", size: 9, labels: {}, finished: false });
    await client.check(boxType, inputs, inputs);
    world.seen = [];
    await client.diff(boxType, "box-due", state, inputs, { ...inputs, name: "other" });
    expect(world.seen).toEqual([]);
    const beside = await client.diff(boxType, "box-due", state, inputs, { ...inputs, labels: { A: "3" } });
    expect(shown(beside)).toMatchObject({ paths: { size: UPDATE }, replaces: [] });
    expect(Object.keys(shown(beside).paths).length).toBeGreaterThan(1);
    const due = await client.diff(boxType, "box-due", state, inputs, inputs);
    expect(shown(due)).toMatchObject({ paths: { size: UPDATE }, replaces: [], some: true });
    world.boxes.clear();
    const none = await client.diff(boxType, "box-due", state, inputs, inputs);
    expect([none.getChanges(), none.getHasdetaileddiff()]).toEqual([DIFF_NONE, true]);
  });

  test("reports no change of what waits where the object has it as declared already", async () => {
    world.boxes.set("box-due", { name: "due", size: 9, labels: {}, finished: false });
    await client.check(boxType, inputs, inputs);
    const only = await client.diff(boxType, "box-due", state, inputs, { ...inputs, size: 9, tags: ["new"] });
    expect(Object.keys(shown(only).paths)).toEqual(["tags"]);
    world.boxes.clear();
  });

  test("reports what is due to an up, which declares the resource, and not to a refresh", async () => {
    world.boxes.set("box-due", { name: "due", size: 9, labels: {}, finished: false });
    const { DIFF_SOME: some } = pb.DiffResponse.DiffChanges;
    const diff = async () => (await client.diff(boxType, "box-due", state, inputs, inputs)).getChanges();
    await client.check(boxType, inputs, inputs);
    expect(await diff()).toBe(some);
    await client.read(boxType, "box-due", state, inputs);
    world.seen = [];
    expect([await diff(), world.seen]).toEqual([DIFF_NONE, []]);
    await client.check(boxType, inputs, inputs);
    expect(await diff()).toBe(some);
    world.boxes.clear();
  });

  test("writes a value again that has become secret, without replacing", async () => {
    const news = { ...inputs, name: secretOf("abc"), labels: { A: secretOf("1"), B: "2" } };
    expect(shown(await client.diff(boxType, "box-abc", state, inputs, news))).toMatchObject({
      paths: { name: UPDATE, labels: UPDATE },
      replaces: [],
      deleteFirst: true,
    });
  });

  test("a definition without update replaces for everything", async () => {
    const response = await client.diff(
      linkType,
      "l",
      { from: "a", to: "b", length: 2 },
      { from: "a", to: "b" },
      { from: "a", to: "c" },
    );
    expect(shown(response)).toMatchObject({ paths: { to: UPDATE_REPLACE }, replaces: ["to"], deleteFirst: true });
  });

  test("deletes last what can stand beside its replacement", async () => {
    const [before, after] = [
      { from: "a", to: "b" },
      { from: "c", to: "b" },
    ];
    const response = await client.diff(linkType, "l", { ...before, length: 2 }, before, after);
    expect(shown(response)).toMatchObject({ replaces: ["from"], deleteFirst: false });
    expect(shown(await client.diff(linkType, "l", { ...before, length: 2 }, before, before)).some).toBe(false);
  });
});
