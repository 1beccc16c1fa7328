import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import grpc from "@grpc/grpc-js";
import providers from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { checkedDeclaration, type programDeclaration } from "../../cli/estate/program-declaration.ts";
import { hearDeclaration } from "../../components/declaration-hook.ts";
import { childEnvironment } from "../../engine/local/hosts/child.ts";
import { type PolicyHost, startPolicyPack } from "../../engine/local/hosts/policy-host.ts";
import type { startProvider } from "../../engine/local/hosts/provider-host.ts";
import type { RunProcesses } from "../../engine/local/hosts/run-processes.ts";
import { channelOptions } from "../../engine/wire/rpc.ts";
import { herokuPlugin } from "../../sdks/heroku/provider/heroku-service.ts";
import { service } from "../../sdks/heroku/provider/service.ts";
import { KeptProgram } from "./kept-program.ts";

/**
 * What runs share, so that a review costs a fifth of a second and not two: a process that runs programs one after the other, a policy pack for each
 * environment, and a provider for each run in this process. Each speaks gRPC with the engine, as in a process of its own.
 */
export class KeptProcesses implements RunProcesses {
  readonly startProvider = providerHere;
  readonly #program = new KeptProgram();
  #declared = 0;
  readonly #packs = new Map<string, Promise<PolicyHost>>();

  readonly startProgram: RunProcesses["startProgram"] = (start) => this.#program.start(start);

  readonly startPolicyPack: RunProcesses["startPolicyPack"] = async (options) => {
    const key = `${options.scope.stack} ${await realpath(options.folder)}`;
    const starting = this.#packs.get(key) ?? startPolicyPack({ ...options, onLine: () => undefined });
    this.#packs.set(key, starting);
    return { ...(await starting), stop: () => Promise.resolve() };
  };

  /** What a program declares, asked in this process. */
  readonly declare: typeof programDeclaration = async ({ programFolder, program }) => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    hearDeclaration((declaration) => {
      // As it comes from another process.
      resolve(structuredClone(declaration));
      return new Promise(() => undefined);
    });
    this.#declared += 1;
    import(`${pathToFileURL(join(programFolder, program))}?declared=${this.#declared}`).catch(reject);
    return checkedDeclaration(await promise);
  };

  async close(): Promise<void> {
    const packs = await Promise.allSettled(this.#packs.values());
    await Promise.all(packs.map((pack) => pack.status === "fulfilled" && pack.value.stop()));
    await this.#program.stop();
  }
}

/** A provider of its own for each run, as a process of its own would be. */
const providerHere: typeof startProvider = async ({ engineAddress, env }) => {
  const plugin = herokuPlugin(childEnvironment(env), () => undefined);
  plugin.attach(engineAddress);
  const server = new grpc.Server(channelOptions);
  server.addService(providers.ResourceProviderService, service(plugin));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  const client = new providers.ResourceProviderClient(
    `127.0.0.1:${port}`,
    grpc.credentials.createInsecure(),
    channelOptions,
  );
  return {
    child: { ended: new Promise(() => undefined), tail: [] },
    client,
    stop: async () => {
      client.close();
      plugin.cancel();
      plugin.detach();
      server.forceShutdown();
    },
  };
};
