import { accessSync, constants } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { credentials } from "@grpc/grpc-js";
import grpcService from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { exitCodes, Problem } from "../../problem.ts";
import { channelOptions } from "../../wire/rpc.ts";
import { type Child, type ChildOptions, childEnvironment } from "./child.ts";
import { startWithPort } from "./child-port.ts";

/** A provider's process and the connection to it. */
export interface ProviderHost {
  child: Pick<Child, "ended" | "tail">;
  client: InstanceType<typeof grpcService.ResourceProviderClient>;
  stop(): Promise<void>;
}

/** How long a provider may take to end by itself after the engine has closed the connection. */
const gracePeriodMilliseconds = 250;

/** Starts a provider's unchanged executable, and waits for its port. */
export async function startProvider(options: {
  package: string;
  executable: string;
  engineAddress: string;
  env: Record<string, string>;
  onLine: NonNullable<ChildOptions["onLine"]>;
}): Promise<ProviderHost> {
  const { executable, engineAddress, env, onLine } = options;
  try {
    accessSync(executable, constants.X_OK);
  } catch {
    throw new Problem(
      `${executable}: expected the executable of provider ${options.package} as Pulumi.yaml names it, got none that can be run`,
      exitCodes.input,
    );
  }
  const { child, port } = await startWithPort(`provider ${options.package}`, {
    command: executable,
    args: [engineAddress],
    cwd: dirname(executable),
    env: childEnvironment(env),
    onLine,
  });
  const { ResourceProviderClient } = grpcService;
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure(), channelOptions);
  return {
    child,
    client,
    stop: async () => {
      client.close();
      await Promise.race([child.ended, after(gracePeriodMilliseconds, undefined, { ref: false })]);
      await child.stop();
    },
  };
}
