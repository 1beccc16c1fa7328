import type { EmulatorOptions } from "@tandem/emulator";
import { localHeroku } from "../resources/test/local-heroku.ts";
import type { Ask } from "./lives.ts";
import type { PluginClient } from "./plugin-client.ts";
import { servedHeroku } from "./served-heroku.ts";

/** A local Heroku and runs of the provider on it, all in this process: the provider is still spoken to over gRPC. */
export interface InProcess {
  readonly ask: Ask;
  /** A run that remembers nothing of others, with these actions confirmed. */
  run(...confirm: string[]): Promise<PluginClient>;
}

export function inProcess(options: EmulatorOptions = { timings: { provisioningMs: 0, cnameMs: 0 } }): InProcess {
  const heroku = localHeroku(options);
  return {
    ask: heroku.ask,
    async run(...confirm) {
      return (await servedHeroku(heroku, confirm)).client;
    },
  };
}
