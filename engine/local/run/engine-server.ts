import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData, status } from "@grpc/grpc-js";
import engineService from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import engines from "@pulumi/pulumi/proto/engine_pb.js";
import monitorService from "@pulumi/pulumi/proto/resource_grpc_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { InvokeFailed } from "../../wire/invoke-failed.ts";
import { channelOptions } from "../../wire/rpc.ts";
import type { Monitor } from "./monitor.ts";

/** The gRPC server for programs, providers and policy packs. */
export interface EngineServer {
  /** `host:port`. */
  address: string;
  /** The monitor of the running program. Calls wait for it. */
  monitor: Promise<Monitor>;
  stop(): void;
}

/** Receives log messages of programs and plugins. */
type OnLog = (severity: "info" | "warning" | "error", text: string, urn: string | undefined) => void;

/** Serves the engine and the resource monitor on a loopback port. */
export async function serveEngine(onLog: OnLog): Promise<EngineServer> {
  const grpc = new Server(channelOptions);
  const server: EngineServer = {
    address: "",
    monitor: Promise.reject(new Error("no program runs")),
    stop: () => grpc.forceShutdown(),
  };
  server.monitor.catch(() => undefined);
  grpc.addService(engineService.EngineService, engineHandlers(onLog));
  grpc.addService(monitorService.ResourceMonitorService, monitorHandlers(server));
  const port = await new Promise<number>((resolve, reject) => {
    grpc.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
  server.address = `127.0.0.1:${port}`;
  return server;
}

type Handler = (call: ServerUnaryCall<unknown, unknown>, done: sendUnaryData<unknown>) => void;

function engineHandlers(onLog: OnLog): Record<string, Handler> {
  const severities = ["info", "info", "warning", "error"] as const;
  let root = "";
  return {
    log: answering((request: engines.LogRequest) => {
      // Debug messages of the SDK quote whole resources with secrets in plain.
      if (request.getSeverity() === engines.LogSeverity.DEBUG) return new empty.Empty();
      onLog(severities[request.getSeverity()] ?? "info", request.getMessage(), request.getUrn() || undefined);
      return new empty.Empty();
    }),
    getRootResource: answering(() => new engines.GetRootResourceResponse().setUrn(root)),
    setRootResource: answering((request: engines.SetRootResourceRequest) => {
      root = request.getUrn();
      return new engines.SetRootResourceResponse();
    }),
    startDebugging: answering(() => new empty.Empty()),
    requirePulumiVersion: answering(() => new engines.RequirePulumiVersionResponse()),
  };
}

function answering<Request, Response>(answer: (request: Request) => Response): Handler {
  return (call, done) => done(null, answer(call.request as Request));
}

/** A handler for every call of the service. A failed call gets a status on which the program ends without a message. */
function monitorHandlers(server: EngineServer): Record<string, Handler> {
  const methods = Object.keys(monitorService.ResourceMonitorService);
  const handlers = methods.map((method): [string, Handler] => [
    method,
    (call, done) => {
      const answering = server.monitor.then((monitor) => monitor.answer(method, call.request));
      answering.then(
        (answer) => done(null, answer),
        // With any other status the SDK prints a stack trace; the engine has reported the reason.
        (error: unknown) =>
          error instanceof InvokeFailed
            ? done({ code: status.UNKNOWN, details: error.message })
            : done({ code: status.CANCELLED, details: "the run has ended" }),
      );
    },
  ]);
  return Object.fromEntries(handlers);
}
