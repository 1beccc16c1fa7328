import grpc from "@grpc/grpc-js";
import providers from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { onTestFinished } from "vitest";
import { functions } from "../functions/all.ts";
import { Plugin } from "../provider/plugin.ts";
import { service } from "../provider/service.ts";
import { definitions } from "../resources/all.ts";
import type { LocalHeroku } from "../resources/test/local-heroku.ts";
import { PluginClient } from "./plugin-client.ts";

/** A run of the provider that remembers nothing of others, and a client that talks gRPC to it, both in this process until the test ends. */
export async function servedHeroku(heroku: LocalHeroku, confirm: readonly string[] = []) {
  heroku.restart();
  const { api } = heroku;
  const environment = { HEROKU_API_KEY: "local-token", HEROKU_API_URL: "http://127.0.0.1" };
  const parts = { version: "1.2.3", definitions, functions, environment, connect: () => api, onEngineLost() {} };
  const plugin = new Plugin(parts);
  const server = new grpc.Server();
  server.addService(providers.ResourceProviderService, service(plugin));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  const client = new PluginClient(port);
  onTestFinished(() => {
    client.close();
    server.forceShutdown();
  });
  await client.configure({ confirm: [...confirm] });
  return { client, plugin };
}
