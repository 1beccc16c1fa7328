import { type Command, Option } from "commander";
import { type EngineName, engineNames } from "../try/trial-folder.ts";

export const engineOption = () =>
  new Option("--engine <name>", "what runs it: this project's own engine (local), or the Pulumi CLI (pulumi)").choices(
    engineNames,
  );

/** Commander gives an option that both commands know to the outer one. */
export const engineOf = (self: Command): EngineName | undefined =>
  self.optsWithGlobals<{ engine?: EngineName }>().engine;
