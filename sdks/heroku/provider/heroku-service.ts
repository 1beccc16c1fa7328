import type grpc from "@grpc/grpc-js";
import { connect } from "../client/connect.ts";
import { functions } from "../functions/all.ts";
import pkg from "../package.json" with { type: "json" };
import { definitions } from "../resources/all.ts";
import { allowMoving } from "../resources/apps/rolled-back.ts";
import { Plugin } from "./plugin.ts";
import { service } from "./service.ts";

/** The Heroku provider, connected to the engine at `host:port`. */
export function herokuService(engineAddress = ""): grpc.UntypedServiceImplementation {
  const plugin = herokuPlugin(process.env, () => process.exit(1));
  plugin.attach(engineAddress);
  return service(plugin);
}

export function herokuPlugin(environment: NodeJS.ProcessEnv, onEngineLost: () => void): Plugin {
  return new Plugin({
    version: pkg.version,
    definitions,
    functions,
    connect({ moveForward, confirm: _, ...connection }) {
      const api = connect(connection);
      allowMoving(api, moveForward);
      return api;
    },
    environment,
    onEngineLost,
  });
}
