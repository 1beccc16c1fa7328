import grpc from "@grpc/grpc-js";
import plugins from "@pulumi/pulumi/proto/plugin_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import empties from "google-protobuf/google/protobuf/empty_pb.js";
import { NotFound } from "../define/not-found.ts";
import { check, secretKeysOf } from "./check.ts";
import { checkResource, failure } from "./check-resource.ts";
import { checkConfig, configure, diffConfig } from "./configure.ts";
import { createResource } from "./create-resource.ts";
import { deleteResource } from "./delete-resource.ts";
import { diffResource } from "./diff-resource.ts";
import { Failed } from "./failed.ts";
import { messageOf } from "./message-of.ts";
import { operate } from "./operation.ts";
import { packageSchema } from "./package-schema.ts";
import { PartialFailure } from "./partial-failure.ts";
import type { Plugin } from "./plugin.ts";
import { readResource } from "./read-resource.ts";
import { secretTexts } from "./secrecy.ts";
import { updateResource } from "./update-resource.ts";
import { holdsUnknown, open, seal, unknown } from "./wire.ts";

/** `pulumirpc.ResourceProvider` for every definition of `plugin`. gRPC itself answers `UNIMPLEMENTED` for what is not here. */
export function service(plugin: Plugin): grpc.UntypedServiceImplementation {
  const unary = <Request, Response>(
    rpc: string,
    answer: (request: Request, signal: AbortSignal) => Response | Promise<Response>,
  ): grpc.handleUnaryCall<Request, Response> => {
    return async (call, callback) => {
      const abandoned = new AbortController();
      call.on("cancelled", () => abandoned.abort());
      try {
        callback(null, await answer(call.request, abandoned.signal));
      } catch (error) {
        callback(statusOf(error, rpc, plugin));
      }
    };
  };
  const configured = <Request, Response>(
    rpc: string,
    answer: (plugin: Plugin, request: Request, signal: AbortSignal) => Response | Promise<Response>,
  ): grpc.handleUnaryCall<Request, Response> =>
    unary(rpc, (request: Request, signal) => {
      plugin.requireConfigured();
      return answer(plugin, request, signal);
    });
  return {
    handshake: unary("Handshake", (request: pb.ProviderHandshakeRequest) => {
      plugin.attach(request.getEngineAddress());
      return new pb.ProviderHandshakeResponse().setAcceptSecrets(true).setAcceptResources(true);
    }),
    attach: unary("Attach", (request: plugins.PluginAttach) => {
      plugin.attach(request.getAddress());
      return new empties.Empty();
    }),
    getPluginInfo: unary("GetPluginInfo", () => new plugins.PluginInfo().setVersion(plugin.parts.version)),
    getSchema: unary("GetSchema", (request: pb.GetSchemaRequest) => {
      if (request.getVersion() !== 0)
        throw new Error(`version: expected schema version 0, got ${request.getVersion()}`);
      return new pb.GetSchemaResponse().setSchema(JSON.stringify(packageSchema(plugin.parts)));
    }),
    checkConfig: unary("CheckConfig", checkConfig),
    diffConfig: unary("DiffConfig", diffConfig),
    configure: unary("Configure", (request: pb.ConfigureRequest) => configure(plugin, request)),
    check: configured("Check", checkResource),
    // Needs no Heroku: a refresh asks it of what stays as recorded. What a program declares was checked before.
    diff: unary("Diff", (request: pb.DiffRequest, signal) => diffResource(plugin, request, signal)),
    create: configured("Create", createResource),
    read: unary("Read", (request: pb.ReadRequest, signal) => readResource(plugin, request, signal)),
    update: configured("Update", updateResource),
    delete: configured("Delete", deleteResource),
    invoke: configured("Invoke", invoke),
    cancel: unary("Cancel", () => {
      plugin.cancel();
      return new empties.Empty();
    }),
  };
}

function statusOf(error: unknown, rpc: string, plugin: Plugin): Partial<grpc.StatusObject> {
  const code = grpc.status.UNKNOWN;
  if (error instanceof PartialFailure) return { code, details: error.message, metadata: error.metadata };
  return {
    code,
    details:
      error instanceof Failed ? (rpc === "Invoke" ? error.message : error.line) : messageOf(error, rpc, plugin.secrets),
  };
}

/** Answers `Invoke`: a look-up. Unknown arguments, or an unknown configuration, give unknown results. */
async function invoke(plugin: Plugin, request: pb.InvokeRequest, signal: AbortSignal): Promise<pb.InvokeResponse> {
  const { token, inputs, outputs, run } = plugin.function(request.getTok());
  const { value, secrets, failures } = check(inputs, open(request.getArgs()));
  if (failures.length > 0) return new pb.InvokeResponse().setFailuresList(failures.map(failure));
  const answer = (found: Record<string, unknown>) =>
    new pb.InvokeResponse().setReturn(seal(found, secretKeysOf(outputs.shape)));
  if (holdsUnknown(value) || plugin.api === undefined) {
    return answer(Object.fromEntries(Object.keys(outputs.shape).map((key) => [key, unknown])));
  }
  const operation = { doing: token, urn: "", signal, secrets: secretTexts(value, secrets) };
  try {
    return answer(await operate(plugin, operation, ({ api }) => run(api, value)));
  } catch (error) {
    if (!(error instanceof Failed && error.cause instanceof NotFound)) throw error;
    return new pb.InvokeResponse().setFailuresList([failure(error.message)]);
  }
}
