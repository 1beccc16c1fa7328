import grpc from "@grpc/grpc-js";
import engineServices from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import engine from "@pulumi/pulumi/proto/engine_pb.js";
import { logText } from "../client/log-text.ts";

/** Severity of a log line. */
export type LogLevel = "info" | "warning";

/** The way back to the engine that started the provider: lines to print, and word of its end. */
export interface EngineLink {
  /** Prints a line beside a resource. Settles when the engine has it, or cannot have it. */
  log(line: string, urn: string, as: LogLevel): Promise<void>;
  close(): void;
}

/**
 * Connects to `host:port`. `onLost` is called once, when the engine cannot be reached or the connection ends: neither the
 * end of stdin nor a signal tells of an engine that was killed.
 */
export function linkToEngine(address: string, onLost: () => void): EngineLink {
  const client = new engineServices.EngineClient(address, grpc.credentials.createInsecure(), {
    // An idle channel would look like one whose other end is gone.
    "grpc.client_idle_timeout_ms": 2_147_483_647,
    // The channel is not shared: closing it must not end another's.
    "grpc.use_local_subchannel_pool": 1,
  });
  const channel = client.getChannel();
  let closed = false;
  let connected = false;

  const watch = (): void => {
    const state = channel.getConnectivityState(true);
    if (closed) return;
    const ready = state === grpc.connectivityState.READY;
    if (isLost(state) || (connected && !ready)) {
      closed = true;
      onLost();
      return;
    }
    connected ||= ready;
    channel.watchConnectivityState(state, Number.POSITIVE_INFINITY, watch);
  };
  watch();

  return {
    log: (line, urn, as) =>
      new Promise((resolve) => {
        // A line is not worth waiting for an engine that does not take it.
        const options = { deadline: Date.now() + 1000 };
        client.log(logRequest(line, urn, as), new grpc.Metadata(), options, () => resolve());
      }),
    close() {
      closed = true;
      client.close();
    },
  };
}

function isLost(state: grpc.connectivityState): boolean {
  return state === grpc.connectivityState.TRANSIENT_FAILURE || state === grpc.connectivityState.SHUTDOWN;
}

function logRequest(line: string, urn: string, as: LogLevel): engine.LogRequest {
  const { INFO, WARNING } = engine.LogSeverity;
  return new engine.LogRequest()
    .setSeverity(as === "warning" ? WARNING : INFO)
    .setMessage(logText(line))
    .setUrn(urn);
}
