import grpc from "@grpc/grpc-js";
import engineServices from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import engine from "@pulumi/pulumi/proto/engine_pb.js";
import { logText } from "../client/log-text.ts";

/** Severity of a log line. */
export type Severity = "info" | "warning";

/** The connection to the engine that started the provider: prints messages, and notices its end. */
export interface EngineLink {
  /** Prints a line for a resource. Settles once the engine has received it, or cannot receive it. */
  log(line: string, urn: string, as: Severity): Promise<void>;
  close(): void;
}

/**
 * Connects to `host:port`. `onLost` is called once, when the engine cannot be reached or the connection ends: only this shows that the
 * engine was killed.
 */
export function linkToEngine(address: string, onLost: () => void): EngineLink {
  const client = new engineServices.EngineClient(address, grpc.credentials.createInsecure(), {
    // An idle channel would look like a lost connection.
    "grpc.client_idle_timeout_ms": 2_147_483_647,
    // Not shared: closing it must not close another connection.
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
        // Does not wait long for an engine that does not accept a message.
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

function logRequest(line: string, urn: string, as: Severity): engine.LogRequest {
  const { INFO, WARNING } = engine.LogSeverity;
  return new engine.LogRequest()
    .setSeverity(as === "warning" ? WARNING : INFO)
    .setMessage(logText(line))
    .setUrn(urn);
}
