import grpc from "@grpc/grpc-js";
import providers from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type { EmulatorOptions } from "@tandem/emulator";
import { functions } from "../functions/all.ts";
import { Plugin } from "../provider/plugin.ts";
import { service } from "../provider/service.ts";
import { definitions } from "../resources/all.ts";
import { localHeroku } from "../resources/test/local-heroku.ts";
import type { Ask } from "./lives.ts";
import { PluginClient } from "./plugin-client.ts";

/** A local Heroku and runs of the provider on it, all in this process: the provider is still spoken to over gRPC. */
export interface InProcess {
  readonly ask: Ask;
  /** A run that remembers nothing of others, with these actions confirmed. */
  run(...confirm: string[]): Promise<PluginClient>;
  close(): void;
}

export function inProcess(options: EmulatorOptions = { timings: { provisioningMs: 0, cnameMs: 0 } }): InProcess {
  const heroku = localHeroku(options);
  const closing: (() => void)[] = [];
  return {
    ask: heroku.ask,
    async run(...confirm) {
      heroku.restart();
      const { api } = heroku;
      const environment = { HEROKU_API_KEY: "local-token", HEROKU_API_URL: "http://127.0.0.1" };
      const parts = { version: "1.2.3", definitions, functions, environment, connect: () => api, onEngineLost() {} };
      const server = new grpc.Server();
      server.addService(providers.ResourceProviderService, service(new Plugin(parts)));
      const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
          error === null ? resolve(bound) : reject(error),
        );
      });
      const client = new PluginClient(port);
      closing.push(() => {
        client.close();
        server.forceShutdown();
      });
      await client.configure({ confirm });
      return client;
    },
    close() {
      for (const close of closing) close();
    },
  };
}
