import * as grpc from "@grpc/grpc-js";
import engineService from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import engines from "@pulumi/pulumi/proto/engine_pb.js";
import plugins from "@pulumi/pulumi/proto/plugin_pb.js";
import service from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { errorMessage } from "../problem.ts";
import { sameValue } from "../wire/changes.ts";
import { channelOptions } from "../wire/rpc.ts";
import { fromStruct, toStruct } from "../wire/struct.ts";
import { typeOf } from "../wire/urn.ts";
import { plainProperties } from "../wire/value.ts";
import { simulatedId, simulatedOutputs, simulatedResult } from "./aws.ts";

// Simulates the AWS plugin without an account: its resources exist only in Pulumi's state.

const engine = new engineService.EngineClient(
  process.argv.slice(2).findLast((argument) => !argument.startsWith("-")) ?? "",
  grpc.credentials.createInsecure(),
  channelOptions,
);

/** Newer than any SDK requires: the engine warns of an older plugin. */
const version = "999.0.0-simulated";

/** The supported calls, by method name. */
const answers = {
  handshake: () => new pb.ProviderHandshakeResponse().setAcceptSecrets(true).setAcceptResources(true),
  attach: () => new empty.Empty(),
  getPluginInfo: () => new plugins.PluginInfo().setVersion(version),
  checkConfig: checked,
  diffConfig: () => new pb.DiffResponse().setChanges(pb.DiffResponse.DiffChanges.DIFF_NONE),
  configure: () => new pb.ConfigureResponse().setAcceptsecrets(true).setAcceptresources(true),
  check: checked,
  diff(request: pb.DiffRequest) {
    const isSame = sameValue(fromStruct(request.getOldInputs()), fromStruct(request.getNews()));
    const { DIFF_NONE, DIFF_SOME } = pb.DiffResponse.DiffChanges;
    return new pb.DiffResponse().setChanges(isSame ? DIFF_NONE : DIFF_SOME);
  },
  async create(request: pb.CreateRequest) {
    if (request.getPreview()) return new pb.CreateResponse().setProperties(request.getProperties());
    const id = simulatedId(request.getUrn());
    await log(request.getUrn(), "created");
    return new pb.CreateResponse().setId(id).setProperties(outputsOf(request.getUrn(), request.getProperties(), id));
  },
  /** Returns what the state has; without inputs, as in an import, there is nothing. */
  read(request: pb.ReadRequest) {
    const inputs = request.getInputs();
    if (inputs === undefined || Object.keys(fromStruct(inputs)).length === 0) return new pb.ReadResponse();
    return new pb.ReadResponse().setId(request.getId()).setInputs(inputs).setProperties(request.getProperties());
  },
  async update(request: pb.UpdateRequest) {
    if (!request.getPreview()) await log(request.getUrn(), "updated");
    return new pb.UpdateResponse().setProperties(outputsOf(request.getUrn(), request.getNews(), request.getId()));
  },
  async delete(request: pb.DeleteRequest) {
    await log(request.getUrn(), "deleted");
    return new empty.Empty();
  },
  invoke(request: pb.InvokeRequest) {
    const args = plainProperties(fromStruct(request.getArgs()));
    return new pb.InvokeResponse().setReturn(toStruct(simulatedResult(request.getTok(), args)));
  },
  cancel: () => new empty.Empty(),
};

function checked(request: pb.CheckRequest): pb.CheckResponse {
  return new pb.CheckResponse().setInputs(request.getNews());
}

function outputsOf(urn: string, inputs: ReturnType<pb.CreateRequest["getProperties"]>, id: string) {
  return toStruct(simulatedOutputs(typeOf(urn), fromStruct(inputs), id));
}

/** Logs a message; a lost message does no harm. */
function log(urn: string, done: string): Promise<void> {
  const request = new engines.LogRequest().setSeverity(engines.LogSeverity.INFO).setUrn(urn);
  request.setMessage(`simulated: nothing was ${done} at AWS`);
  return new Promise((resolve) => {
    engine.log(request, new grpc.Metadata(), { deadline: Date.now() + 1000 }, () => resolve());
  });
}

function handler(answer: (request: never) => unknown): grpc.handleUnaryCall<unknown, unknown> {
  return async (call, done) => {
    try {
      done(null, await answer(call.request as never));
    } catch (error) {
      done({ code: grpc.status.UNKNOWN, details: errorMessage(error) });
    }
  };
}

/** Ends with its engine: after a kill, only the connection tells. */
function endWithEngine(): void {
  const channel = engine.getChannel();
  const watch = (state: grpc.connectivityState): void => {
    channel.watchConnectivityState(state, Number.POSITIVE_INFINITY, () => {
      if (state === grpc.connectivityState.READY) process.exit(1);
      watch(channel.getConnectivityState(true));
    });
  };
  watch(channel.getConnectivityState(true));
}

const server = new grpc.Server(channelOptions);
server.addService(
  service.ResourceProviderService,
  Object.fromEntries(Object.entries(answers).map(([method, answer]) => [method, handler(answer)])),
);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error !== null) throw error;
  process.stdout.write(`${port}\n`);
});
process.once("SIGINT", () => process.exit(0));
endWithEngine();
