import grpc from "@grpc/grpc-js";
import providers from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { Plugin } from "../provider/plugin.ts";
import { service } from "../provider/service.ts";
import { definitions } from "../resources/all.ts";
import type { LocalHeroku } from "../resources/test/local-heroku.ts";
import { PluginClient } from "./plugin-client.ts";

/** The provider with all its resources over a local Heroku, both in this process, and a client that talks gRPC to it. */
export async function servedHeroku(heroku: LocalHeroku, environment: NodeJS.ProcessEnv = {}) {
  heroku.restart();
  const connect = () => heroku.api;
  const server = new grpc.Server();
  const parts = { version: "1.2.3", definitions, functions: [], environment, connect, onEngineLost() {} };
  server.addService(providers.ResourceProviderService, service(new Plugin(parts)));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  const client = new PluginClient(port);
  await client.configure({ apiKey: "local-token" });
  const close = () => {
    client.close();
    server.forceShutdown();
  };
  return { client, close };
}
