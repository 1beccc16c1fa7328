import { type Command, InvalidArgumentError, Option } from "commander";
import { oneOfNames } from "../chosen.ts";
import { type EngineName, engineNames } from "../try/trial-folder.ts";

/** The form of what standard output gets. @default text for a terminal */
export interface Form {
  readonly json?: true;
  readonly markdown?: true;
  readonly html?: true;
}

const forms = {
  json: "print one JSON object, for programs",
  markdown: "print Markdown, for a comment on a pull request",
  html: "print one HTML page, for a browser",
} satisfies Record<keyof Form, string>;

/** Lets a command print its report in one of the other forms. */
export function inForms(command: Command): Command {
  const names = Object.keys(forms);
  for (const [name, what] of Object.entries(forms))
    command.addOption(new Option(`--${name}`, what).conflicts(names.filter((other) => other !== name)));
  return command;
}

/**
 * Requires an option of a command. Commander's own check comes before its check of unknown options, so that a misspelt option
 * would be reported as a missing one.
 */
export function requiring(command: Command, option: Option): Command {
  const name = option.attributeName();
  return command.addOption(option).hook("preAction", (self) => {
    if (self.getOptionValue(name) === undefined) self.error(`error: required option '${option.flags}' not specified`);
  });
}

/** The value of an option that names a folder. */
export function folderNamed(path: string): string {
  if (path === "") throw new InvalidArgumentError("Expected a folder, got nothing.");
  return path;
}

export const engineOption = (): Option =>
  new Option("--engine <name>", "what runs the trial: local (built in) or pulumi (the Pulumi CLI)").argParser(
    oneOfNames("--engine", engineNames),
  );

/** Commander gives an option that both commands know to the outer one. */
export const engineOf = (self: Command): EngineName | undefined =>
  self.optsWithGlobals<{ engine?: EngineName }>().engine;
