import type { EngineName } from "../try/trial-folder.ts";

/**
 * What is said to people who deploy with the Pulumi CLI, as a trial has it: its `up` reads everything back first. Commands that a
 * trial has no like of stay as they are.
 */
export function tried(text: string, engine: EngineName = "local"): string {
  const up = engine === "local" ? "npx tandem try up" : `npx tandem try up --engine ${engine}`;
  return text
    .replaceAll(
      /;? or, to manage that (app|pipeline) from here: .*?(?=\n|$)/g,
      "; a trial cannot take over what it has not made",
    )
    .replaceAll(/\bpulumi refresh(?: --stack \S+)?(?: to [a-z ]+)?, then (?=pulumi up\b)/g, "")
    .replaceAll(/\bpulumi up (?:--refresh )?--stack (\S+)/g, `${up} $1`)
    .replaceAll(/\bpulumi up\b(?! --)/g, up);
}
