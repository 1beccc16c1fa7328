import { randomUUID } from "node:crypto";
import { setTimeout as after } from "node:timers/promises";
import * as grpc from "@grpc/grpc-js";
import engineService from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import plugins from "@pulumi/pulumi/proto/plugin_pb.js";
import service from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import statuses from "@pulumi/pulumi/proto/status_pb.js";
import any from "google-protobuf/google/protobuf/any_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { fromStruct, toStruct } from "../../wire/struct.ts";
import { type Properties, plainProperties, secret, unknown, type Value } from "../../wire/value.ts";
import { FakeWorld, type Fault } from "./fake-world.ts";

const world = new FakeWorld(process.env.FAKE_WORLD ?? "");
const replacing = ["name", "owner"];
world.notePid(process.pid);
let configuration: Properties = {};

class Partial extends Error {
  readonly made: { id: string; inputs: Properties };
  constructor(made: { id: string; inputs: Properties }) {
    super("made, and then it failed");
    this.made = made;
  }
}

type Call<Request> = { request: Request };
type Handler<Request> = (request: Request) => unknown;

/** Runs a call with its planned fault. */
function handle<Request>(method: string, nameOf: (request: Request) => string, handler: Handler<Request>) {
  return (call: Call<Request>, done: grpc.sendUnaryData<unknown>): void => {
    const name = nameOf(call.request);
    world.noteCall(`${method} ${name}`);
    work(world.takeFault(method, name), `${method} of ${name}`, () => handler(call.request), call.request).then(
      (answer) => done(null, answer),
      (error: Error) => done({ code: grpc.status.UNKNOWN, details: error.message, metadata: detailsOf(error) }),
    );
  };
}

async function work(fault: Fault | undefined, what: string, act: () => unknown, request: unknown): Promise<unknown> {
  if (fault?.kind === "slow") await after(fault.milliseconds ?? 200);
  if (fault?.kind === "error") throw new Error(`${what} was refused`);
  if (fault?.kind.endsWith("before")) kill(fault);
  const answer = act();
  if (fault?.kind.endsWith("after")) kill(fault);
  if (fault?.kind === "partial") throw partialOf(request, answer);
  return answer;
}

function kill(fault: Fault): void {
  process.kill(fault.kind.startsWith("kill engine") ? process.ppid : process.pid, "SIGKILL");
}

function partialOf(request: unknown, answer: unknown): Error {
  if (request instanceof pb.CreateRequest && answer instanceof pb.CreateResponse) {
    return new Partial({ id: answer.getId(), inputs: fromStruct(request.getProperties()) });
  }
  if (request instanceof pb.UpdateRequest)
    return new Partial({ id: request.getId(), inputs: fromStruct(request.getNews()) });
  return new Error("nothing to be partly made");
}

function detailsOf(error: Error): grpc.Metadata {
  const metadata = new grpc.Metadata();
  if (!(error instanceof Partial)) return metadata;
  const failed = new pb.ErrorResourceInitFailed()
    .setId(error.made.id)
    .setProperties(toStruct(outputsOf(error.made.inputs, error.made.id)))
    .setInputs(toStruct(error.made.inputs))
    .setReasonsList([error.message]);
  const detail = new any.Any();
  detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const status = new statuses.Status().setCode(grpc.status.UNKNOWN).setMessage(error.message).setDetailsList([detail]);
  metadata.set("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  return metadata;
}

function outputsOf(inputs: Properties, id: string): Properties {
  const known = id !== "";
  return {
    ...inputs,
    serial: known ? `serial of ${id}` : unknown,
    // No plain property contains it.
    password: secret(known ? `MARKER-password-${[...id].reverse().join("")}` : unknown),
  };
}

function nameIn(properties: Properties): string {
  const { name } = plainProperties(properties);
  return typeof name === "string" ? name : "";
}

function check(request: pb.CheckRequest): pb.CheckResponse {
  const news = fromStruct(request.getNews());
  const { size } = plainProperties(news);
  const answer = new pb.CheckResponse().setInputs(toStruct({ size: 1, ...news }));
  if (typeof size === "number" && size < 0) {
    answer.addFailures(new pb.CheckFailure().setReason("size: expected a number from 0, got -1"));
  }
  return answer;
}

function diff(request: pb.DiffRequest): pb.DiffResponse {
  const olds = plainProperties(fromStruct(request.getOldInputs()));
  const news = plainProperties(fromStruct(request.getNews()));
  const changed = [...new Set([...Object.keys(olds), ...Object.keys(news)])].filter(
    (key) => JSON.stringify(olds[key]) !== JSON.stringify(news[key]),
  );
  const answer = new pb.DiffResponse()
    .setChanges(changed.length > 0 ? pb.DiffResponse.DiffChanges.DIFF_SOME : pb.DiffResponse.DiffChanges.DIFF_NONE)
    .setDiffsList(changed)
    .setReplacesList(changed.filter((key) => replacing.includes(key)))
    .setDeletebeforereplace(!request.getType().endsWith(":Loose"));
  return answer;
}

function create(request: pb.CreateRequest): pb.CreateResponse {
  const inputs = fromStruct(request.getProperties());
  if (request.getPreview()) return new pb.CreateResponse().setProperties(toStruct(outputsOf(inputs, "")));
  const name = nameIn(inputs);
  const taken = request.getType().endsWith(":Loose") ? undefined : world.byName(name);
  if (taken !== undefined && taken.urn !== request.getUrn()) throw new Error(`name ${name} is already taken`);
  const id = taken?.id ?? randomUUID();
  world.put({ id, type: request.getType(), urn: request.getUrn(), inputs: plainProperties(inputs) });
  return new pb.CreateResponse().setId(id).setProperties(toStruct(outputsOf(inputs, id)));
}

function update(request: pb.UpdateRequest): pb.UpdateResponse {
  const news = fromStruct(request.getNews());
  const answer = new pb.UpdateResponse().setProperties(toStruct(outputsOf(news, request.getId())));
  if (request.getPreview()) return answer;
  const object = world.get(request.getId());
  if (object === undefined) throw new Error(`no object ${request.getId()}`);
  world.put({ ...object, inputs: plainProperties(news) });
  return answer;
}

function read(request: pb.ReadRequest): pb.ReadResponse {
  const object = world.get(request.getId()) ?? world.byName(request.getId());
  if (object === undefined) return new pb.ReadResponse();
  const inputs = object.inputs as Properties;
  return new pb.ReadResponse()
    .setId(object.id)
    .setInputs(toStruct(inputs))
    .setProperties(toStruct(outputsOf(inputs, object.id)));
}

function invoke(request: pb.InvokeRequest): pb.InvokeResponse {
  const name = nameIn(fromStruct(request.getArgs()));
  const found = world.byName(name);
  if (found === undefined) {
    return new pb.InvokeResponse().setFailuresList([new pb.CheckFailure().setReason(`no thing is called ${name}`)]);
  }
  const size = (found.inputs.size ?? null) as Value;
  return new pb.InvokeResponse().setReturn(toStruct({ id: found.id, size, password: secret("MARKER-invoke") }));
}

/** Preview calls are recorded separately from real ones. */
function named(preview: boolean, properties: Parameters<typeof fromStruct>[0]): string {
  return `${preview ? "previewed " : ""}${nameIn(fromStruct(properties))}`;
}

const server = new grpc.Server();
const unimplemented = (_: unknown, done: grpc.sendUnaryData<unknown>): void =>
  done({ code: grpc.status.UNIMPLEMENTED, details: "not implemented" });
const none = (): string => "";
server.addService(service.ResourceProviderService, {
  ...Object.fromEntries(Object.keys(service.ResourceProviderService).map((method) => [method, unimplemented])),
  handshake: handle("handshake", none, () =>
    new pb.ProviderHandshakeResponse().setAcceptSecrets(true).setAcceptResources(true),
  ),
  checkConfig: handle("checkConfig", none, (request: pb.CheckRequest) =>
    new pb.CheckResponse().setInputs(request.getNews()),
  ),
  diffConfig: handle("diffConfig", none, () => new pb.DiffResponse()),
  getPluginInfo: handle("getPluginInfo", none, () => new plugins.PluginInfo().setVersion("1.0.0")),
  configure: handle("configure", none, (request: pb.ConfigureRequest) => {
    configuration = fromStruct(request.getArgs());
    world.noteCall(`configured ${JSON.stringify(plainProperties(configuration))}`);
    return new pb.ConfigureResponse().setAcceptsecrets(true).setAcceptresources(true).setSupportspreview(true);
  }),
  check: handle("check", (request: pb.CheckRequest) => nameIn(fromStruct(request.getNews())), check),
  diff: handle("diff", (request: pb.DiffRequest) => nameIn(fromStruct(request.getNews())), diff),
  create: handle("create", (request: pb.CreateRequest) => named(request.getPreview(), request.getProperties()), create),
  update: handle("update", (request: pb.UpdateRequest) => named(request.getPreview(), request.getNews()), update),
  read: handle("read", (request: pb.ReadRequest) => nameIn(fromStruct(request.getInputs())), read),
  invoke: handle("invoke", (request: pb.InvokeRequest) => nameIn(fromStruct(request.getArgs())), invoke),
  delete: handle(
    "delete",
    (request: pb.DeleteRequest) => nameIn(fromStruct(request.getOldInputs())),
    (request) => {
      world.delete(request.getId());
      return new empty.Empty();
    },
  ),
  cancel: handle("cancel", none, () => new empty.Empty()),
});

server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_, port) => {
  process.stdout.write(`${port}\n`);
});

// Ends with its engine.
const engine = new engineService.EngineClient(process.argv[2] ?? "", grpc.credentials.createInsecure(), {
  "grpc.client_idle_timeout_ms": 2_147_483_647,
});
const channel = engine.getChannel();
const watch = (state: grpc.connectivityState): void => {
  channel.watchConnectivityState(state, Number.POSITIVE_INFINITY, () => {
    if (state === grpc.connectivityState.READY) process.exit(1);
    watch(channel.getConnectivityState(true));
  });
};
watch(channel.getConnectivityState(true));
