import providers from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { boxType, linkType, served, World } from "./fixture.ts";
import { leftBehind } from "./partial-failure.ts";
import { failureOf, type PluginClient, secretOf, struct, unknownMarker, urnOf } from "./plugin-client.ts";

let world: World;
let client: PluginClient;
let close: () => void;
beforeEach(async () => {
  world = new World();
  ({ client, close } = await served(world));
  await client.configure({ apiKey: secretOf("marker-api-key") });
});
afterEach(() => close());

const key = secretOf("marker-of-key");
const inputs = { name: "abc", size: 2, labels: { A: secretOf("marker-of-label") }, key };
const fail = (step: string, error = new Error("Heroku said no to marker-of-key and marker-api-key")) => {
  world.fails = { step, error };
};

describe("create", () => {
  test("gives the inputs and outputs, with every secret wrapped", async () => {
    const { id, properties } = await client.create(boxType, inputs);
    expect(id).toBe("box-abc");
    expect(properties).toEqual({ ...inputs, address: "abc/2", serial: null });
  });

  test("makes an output secret that is always one", async () => {
    const { properties } = await client.create(boxType, { name: "abc", size: 1, labels: {} });
    expect(properties.key).toEqual(secretOf("made-by-the-box"));
  });

  test("sends nothing in a preview, and says what is unknown", async () => {
    const { id, properties } = await client.create(
      boxType,
      { name: "abc", size: 1, labels: { A: unknownMarker } },
      true,
    );
    expect([id, world.seen, world.boxes.size]).toEqual(["", [], 0]);
    expect(properties).toEqual({
      name: "abc",
      size: 1,
      labels: { A: unknownMarker },
      key: secretOf(unknownMarker),
      address: unknownMarker,
      serial: unknownMarker,
    });
  });

  test("that fails half way leaves the object as partly made, and tells no secret", async () => {
    fail("finish");
    const { code, details, header } = await failureOf(client.create(boxType, inputs));
    expect([code, details]).toEqual([2, "Heroku said no to [secret] and [secret]"]);
    expect(leftBehind(header)).toEqual({
      id: "box-abc",
      reasons: ["Heroku said no to [secret] and [secret]"],
      properties: { ...inputs, serial: 7 },
      inputs,
    });
    expect(header?.toString("latin1").match(/marker-of-key/g)).toHaveLength(2);
  });

  test.each([
    [10_000, true, true],
    [30_000, true, false],
    [200_000, false, false],
  ])(
    "that fails half way with %d bytes tells the engine what a header can hold",
    async (bytes, hasState, hasInputs) => {
      fail("finish");
      const large = { ...inputs, labels: { A: "x".repeat(bytes) } };
      const { details, header } = await failureOf(client.create(boxType, large));
      expect(details).toBe("Heroku said no to [secret] and [secret]");
      const left = leftBehind(header);
      expect(left?.properties).toEqual(hasState ? { ...large, serial: 7 } : undefined);
      expect(left?.inputs).toEqual(hasInputs ? large : hasState ? {} : undefined);
    },
  );

  test("that fails before anything was made leaves nothing", async () => {
    fail("finish");
    const { header } = await failureOf(client.create("heroku:index/none:None", {}));
    expect(header).toBeUndefined();
  });
});

describe("a partly made object", () => {
  const left = { ...inputs, serial: 7 };
  beforeEach(async () => {
    fail("finish");
    await failureOf(client.create(boxType, inputs));
    world.seen = [];
  });

  test("is finished by an update with the same inputs", async () => {
    const properties = await client.update(boxType, "box-abc", left, inputs, inputs);
    expect(properties).toEqual({ ...inputs, address: "abc/2", serial: null });
    expect(world.boxes.get("box-abc")?.finished).toBe(true);
  });

  test("has a diff and can be read", async () => {
    await client.check(boxType, inputs, inputs);
    const response = await client.diff(boxType, "box-abc", left, inputs, inputs);
    expect(response.getDiffsList()).toEqual(["size"]);
    const { id, properties } = await client.read(boxType, "box-abc", left, inputs);
    expect([id, properties.address]).toEqual(["box-abc", "abc/2"]);
  });

  test("can be deleted by the next run", async () => {
    const next = await served(world);
    await next.client.configure({ apiKey: "key" });
    await next.client.delete(boxType, "box-abc", left, inputs);
    next.close();
    expect(world.boxes.size).toBe(0);
  });

  test("without an update function is made again, and found", async () => {
    fail("finish");
    const link = { from: "a", to: "b" };
    const { header } = await failureOf(client.create(linkType, link));
    const half = leftBehind(header);
    expect(half).toMatchObject({ id: "link-0", properties: { ...link, length: 1 } });
    expect(await client.update(linkType, "link-0", half?.properties ?? {}, link, link)).toEqual({ ...link, length: 2 });
    expect([...world.links.keys()]).toEqual(["link-0"]);
    const other = await failureOf(client.update(linkType, "link-9", half?.properties ?? {}, link, link));
    expect(other.details).toBe("expected to finish link-9, got a second resource: link-0");
  });
});

test("an update that fails half way leaves what it learned of the object, before what the state had", async () => {
  const link = { from: "a", to: "b" };
  const { id } = await client.create(linkType, link);
  fail("finish");
  const { header } = await failureOf(client.update(linkType, id, { ...link, length: 5 }, link, link));
  expect(leftBehind(header)).toMatchObject({ id, properties: { ...link, length: 1 } });
});

describe("update", () => {
  const state = { ...inputs, address: "abc/2", serial: 4 };

  test("gives the new inputs and outputs", async () => {
    const news = { ...inputs, size: 3, labels: {} };
    expect(await client.update(boxType, "box-abc", state, inputs, news)).toEqual({
      ...news,
      address: "abc/3",
      serial: null,
    });
  });

  test("keeps in a preview what does not follow the change", async () => {
    const preview = await client.update(boxType, "box-abc", state, inputs, { ...inputs, size: 3 }, true);
    expect(preview).toEqual({ ...state, size: 3, address: unknownMarker });
    expect(world.seen).toEqual([]);
  });

  test("that fails leaves what was applied last, so that the next run comes back to it", async () => {
    fail("finish");
    const news = { ...inputs, labels: { B: "b" }, size: 3 };
    const left = leftBehind((await failureOf(client.update(boxType, "box-abc", state, inputs, news))).header);
    expect(left).toEqual({ id: "box-abc", reasons: [expect.any(String)], properties: state, inputs: news });
    world.seen = [];
    await client.update(boxType, "box-abc", left?.properties ?? {}, news, news);
    const applied = { name: "abc", size: 2, labels: { A: "marker-of-label", B: "b" }, key: "marker-of-key" };
    expect(world.seen[0]).toMatchObject(["update", { inputs: applied }]);
  });

  test("of a definition without update only encrypts", async () => {
    const link = { from: "a", to: "b" };
    const news = { ...link, to: secretOf("b") };
    expect(await client.update(linkType, "l", { ...link, length: 3 }, link, news)).toEqual({ ...news, length: 3 });
    const { details } = await failureOf(
      client.update(linkType, "l", { ...link, length: 3 }, link, { ...link, to: "c" }),
    );
    expect(details).toContain("expected a replacement");
  });
});

describe("read and delete", () => {
  const declareAs = async (name: string, news: typeof inputs) => {
    const check = new pb.CheckRequest().setUrn(urnOf(boxType, name)).setType(boxType);
    await client.rpc(providers.ResourceProviderService.check, check.setOlds(struct(inputs)).setNews(struct(news)));
    const request = new pb.DiffRequest().setUrn(urnOf(boxType, name)).setType(boxType).setId("box-abc");
    request.setOlds(struct(inputs)).setOldInputs(struct(inputs)).setNews(struct(news));
    return client.rpc(providers.ResourceProviderService.diff, request);
  };

  test("an import gets by with the id, and gives inputs", async () => {
    world.boxes.set("box-abc", { name: "abc", size: 5, labels: { A: "1" }, finished: true });
    const { id, inputs: found, properties } = await client.read(boxType, "box-abc");
    expect([id, found]).toEqual(["box-abc", { name: "abc", size: 5, labels: { A: "1" } }]);
    expect(properties).toEqual({ ...found, key: secretOf("unseen"), address: "abc/5", serial: null });
    expect(world.seen).toEqual([["read", { id: "box-abc" }]]);
  });

  test("a refresh keeps secret what was secret in the state", async () => {
    world.boxes.set("box-abc", { name: "abc", size: 2, labels: { A: "drifted", B: "b" }, finished: true });
    const state = { ...inputs, address: secretOf("abc/2"), serial: 4 };
    const read = await client.read(boxType, "box-abc", state, inputs);
    const labels = { A: secretOf("drifted"), B: "b" };
    expect(read.inputs).toEqual({ name: "abc", size: 2, labels });
    expect(read.properties).toMatchObject({ labels, address: secretOf("abc/2"), key });
  });

  test("a refresh after a failed update uses what was applied last, and keeps it secret", async () => {
    const labels = { A: "1", gone: secretOf("marker-of-label") };
    world.boxes.set("box-abc", { name: "abc", size: 2, labels: { A: "1", gone: "marker-of-label" }, finished: true });
    const applied = { name: "abc", size: 2, labels, key: secretOf("key-applied") };
    const wished = { name: "abc", size: 3, labels: { A: "2" }, key: secretOf("key-wished"), tags: ["new"] };
    const read = await client.read(boxType, "box-abc", { ...applied, address: "abc/2", serial: 4 }, wished);
    const asked = { name: "abc", size: 2, labels: { A: "1", gone: "marker-of-label" }, key: "key-applied" };
    expect(world.seen[0]).toMatchObject(["read", { inputs: asked, outputs: { key: "key-applied" } }]);
    expect(read.inputs.labels).toEqual(labels);
    expect(read.properties.labels).toEqual(labels);
  });

  test("an object that is gone has no id any more", async () => {
    expect(await client.read(boxType, "box-abc", inputs, inputs)).toEqual({ id: "", properties: {}, inputs: {} });
  });

  test("a delete knows inputs and outputs", async () => {
    await client.delete(boxType, "box-abc", { ...inputs, address: "abc/2", serial: 4 }, inputs);
    expect(world.seen).toMatchObject([["delete", { id: "box-abc", inputs: { name: "abc" }, outputs: { serial: 4 } }]]);
  });

  test("an object that the program has under another name by now stays", async () => {
    world.boxes.set("box-abc", { name: "abc", size: 2, labels: {}, finished: true });
    await declareAs("renamed", inputs);
    await client.delete(boxType, "box-abc", inputs, inputs);
    expect(world.boxes.size).toBe(1);
  });

  test("an object that the state has twice under one name stays when the older entry goes", async () => {
    world.boxes.set("box-abc", { name: "abc", size: 2, labels: {}, finished: true });
    await declareAs("x", { ...inputs, size: 3 });
    await client.delete(boxType, "box-abc", inputs, inputs);
    expect(world.boxes.size).toBe(1);
  });

  test("an object that the program makes replace is deleted, whatever its diff says", async () => {
    world.boxes.set("box-abc", { name: "abc", size: 2, labels: {}, finished: true });
    await declareAs("x", { ...inputs, size: 3 });
    await client.check(boxType, { ...inputs, size: 3 });
    await client.delete(boxType, "box-abc", inputs, inputs);
    expect(world.boxes.size).toBe(0);
  });

  test("an object that this run has deleted may come again under its id", async () => {
    world.boxes.set("box-abc", { name: "abc", size: 2, labels: {}, finished: true });
    await client.read(boxType, "box-abc", inputs, inputs);
    await client.delete(boxType, "box-abc", inputs, inputs);
    await client.check(boxType, inputs);
    expect((await client.create(boxType, inputs)).id).toBe("box-abc");
  });

  test("a half-made object is not deleted with an older entry of the state that has its id", async () => {
    await client.check(boxType, inputs);
    fail("finish");
    await failureOf(client.create(boxType, inputs));
    const { details } = await failureOf(client.delete(boxType, "box-abc", inputs, inputs));
    expect(details).toContain("expected a new resource in place of box-abc, got the same one");
    expect(world.boxes.size).toBe(1);
  });

  test("an object that this run has made stays its own when the program declares it again", async () => {
    await client.check(boxType, inputs);
    await client.create(boxType, inputs);
    await client.check(boxType, inputs);
    const { details } = await failureOf(client.delete(boxType, "box-abc", inputs, inputs));
    expect(details).toContain("expected a new resource in place of box-abc, got the same one");
    expect(world.boxes.size).toBe(1);
  });

  test("an object that a preview has only planned to replace is still there for the up of the same process", async () => {
    world.boxes.set("box-abc", { name: "abc", size: 2, labels: {}, finished: true });
    await client.read(boxType, "box-abc", inputs, inputs);
    await client.check(boxType, inputs);
    await client.create(boxType, inputs, true);
    await client.check(boxType, inputs);
    const { details } = await failureOf(client.create(boxType, inputs));
    expect(details).toContain("expected the old resource to be deleted before the new one is created");
  });

  test("an object whose new name is about to replace it is deleted under its old one", async () => {
    world.boxes.set("box-abc", { name: "abc", size: 2, labels: {}, finished: true });
    await declareAs("renamed", { ...inputs, name: "other" });
    await client.delete(boxType, "box-abc", inputs, inputs);
    expect(world.boxes.size).toBe(0);
  });

  test("a mistake in a definition is reported without its text", async () => {
    fail("read", new TypeError("cannot read properties of marker-of-key"));
    const { details } = await failureOf(client.read(boxType, "box-abc"));
    expect(details).toBe(`read of ${boxType}: internal error of the Heroku provider (TypeError)`);
  });
});
