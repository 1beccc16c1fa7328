import grpc from "@grpc/grpc-js";
import engineServices from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import engine from "@pulumi/pulumi/proto/engine_pb.js";
import plugins from "@pulumi/pulumi/proto/plugin_pb.js";
import providers from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import empties from "google-protobuf/google/protobuf/empty_pb.js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Plugin } from "../provider/plugin.ts";
import { boxType, findType, partsOf, served, World } from "./fixture.ts";
import { failureOf, type PluginClient, secretOf, struct, urnOf } from "./plugin-client.ts";

const service = providers.ResourceProviderService;
let world: World;
let client: PluginClient;
let close: () => void;
beforeEach(async () => {
  world = new World();
  ({ client, close } = await served(world));
  await client.configure({ apiKey: "marker-of-api-key" });
});
afterEach(() => close());

/** An engine that only listens. */
async function listening() {
  const lines: engine.LogRequest.AsObject[] = [];
  const server = new grpc.Server();
  server.addService(engineServices.EngineService, {
    log(call: grpc.ServerUnaryCall<engine.LogRequest, empties.Empty>, callback: grpc.sendUnaryData<empties.Empty>) {
      lines.push(call.request.toObject());
      callback(null, new empties.Empty());
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    const credentials = grpc.ServerCredentials.createInsecure();
    server.bindAsync("127.0.0.1:0", credentials, (error, bound) => (error === null ? resolve(bound) : reject(error)));
  });
  return { lines, address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}

test.each(["handshake", "attach"] as const)(
  "lines are printed beside their resource, warnings as such, secrets struck out, after %s",
  async (way) => {
    const { lines, address, close } = await listening();
    if (way === "handshake") {
      const request = new pb.ProviderHandshakeRequest().setEngineAddress(address);
      expect((await client.rpc(service.handshake, request)).getAcceptSecrets()).toBe(true);
    } else {
      await client.rpc(service.attach, new plugins.PluginAttach().setAddress(address));
    }
    const box = { name: "abc", size: 1, labels: {}, key: secretOf("marker-of-key") };
    await client.create(boxType, box);
    await client.update(boxType, "box-abc", box, box, { ...box, size: 2 });
    const { INFO, WARNING } = engine.LogSeverity;
    const urn = urnOf(boxType);
    expect(lines).toMatchObject([
      { severity: INFO, message: "box abc with [secret] is being made", urn },
      { severity: WARNING, message: "box abc with [secret] has to be emptied by hand", urn },
    ]);
    close();
  },
);

test("a cancel ends waiting calls, and stops sending", async () => {
  const waiting = failureOf(client.delete(boxType, "box-slow", { name: "slow" }));
  const other = failureOf(client.delete(boxType, "box-slow", { name: "slow" }));
  await client.rpc(service.cancel, new empties.Empty());
  expect((await waiting).details).toBe(`delete of ${boxType}: cancelled`);
  expect((await other).details).toBe(`delete of ${boxType}: cancelled`);
  expect(world.sending?.aborted).toBe(true);
});

test("a pending request has half a second to finish after a cancel, and is aborted within a second", () => {
  vi.useFakeTimers();
  try {
    const plugin = new Plugin(partsOf(world));
    plugin.configure({ apiKey: "k", apiUrl: "", dataUrl: "", confirm: new Set(), moveForward: [] });
    plugin.cancel();
    vi.advanceTimersByTime(500);
    expect([world.sending?.aborted, world.requests?.aborted]).toEqual([true, false]);
    vi.advanceTimersByTime(499);
    expect(world.requests?.aborted).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test("a wait ends with the resource's customTimeouts", async () => {
  const request = new pb.DeleteRequest().setUrn(urnOf(boxType)).setId("x").setTimeout(0.05);
  request.setProperties(struct({ name: "slow" }));
  const { details } = await failureOf(client.rpc(service.delete, request));
  expect(details).toBe(`delete of ${boxType}: not done within the time its customTimeouts allow`);
});

test("a function finds, with its secrets wrapped", async () => {
  await client.create(boxType, { name: "abc", size: 1, labels: {} });
  expect(await client.invoke(findType, { name: "abc" })).toEqual({
    found: { id: "box-abc", key: secretOf("found-key") },
    failures: [],
  });
});

test("a function says why it finds nothing, and what is wrong with its arguments", async () => {
  expect((await client.invoke(findType, { name: "abc" })).failures).toEqual([
    { property: "", reason: 'name: expected a box, got "abc"' },
  ]);
  expect((await client.invoke(findType, { nam: 1 })).failures.map(({ reason }) => reason)).toEqual([
    "name: expected text, got nothing",
    "nam: expected one of name, got an unknown property",
  ]);
  expect((await failureOf(client.invoke("heroku:index/none:none", {}))).details).toContain("got an unknown one");
});

test("a function that fails for another reason is an error", async () => {
  world.fails = { step: "find", error: new Error("GET /boxes: no (500 server_error)") };
  expect((await failureOf(client.invoke(findType, { name: "abc" }))).details).toBe("GET /boxes: no (500 server_error)");
});

test("the plugin tells its version and its schema", async () => {
  expect((await client.rpc(service.getPluginInfo, new empties.Empty())).getVersion()).toBe("1.2.3");
  const schema: unknown = JSON.parse((await client.rpc(service.getSchema, new pb.GetSchemaRequest())).getSchema());
  expect(schema).toMatchObject({ name: "heroku", version: "1.2.3", resources: { [boxType]: {} } });
  const { details } = await failureOf(client.rpc(service.getSchema, new pb.GetSchemaRequest().setVersion(1)));
  expect(details).toBe("version: expected schema version 0, got 1");
});

test("what a provider may leave out is answered as unimplemented", async () => {
  const codes = [
    await failureOf(client.rpc(service.construct, new pb.ConstructRequest())),
    await failureOf(client.rpc(service.call, new pb.CallRequest())),
    await failureOf(client.rpc(service.parameterize, new pb.ParameterizeRequest())),
    await failureOf(client.rpc(service.getMapping, new pb.GetMappingRequest())),
    await failureOf(client.rpc(service.getMappings, new pb.GetMappingsRequest())),
  ].map(({ code }) => code);
  expect(codes).toEqual([12, 12, 12, 12, 12]);
});
