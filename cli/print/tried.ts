import type { EngineName } from "../try/trial-folder.ts";

/**
 * What is said to people who deploy with the Pulumi CLI, as a trial has it: its `up` reads everything back first, and a secret that
 * is wanted no more is in nobody's way. Commands that a trial has no like of stay as they are.
 */
export function tried(text: string, engine: EngineName = "local"): string {
  const own = engine === "local" ? "" : ` --engine ${engine}`;
  const up = `npx tandem try up${own}`;
  return text
    .replaceAll(/ with pulumi config rm \S+ --stack [\w.-]+/g, " from the file")
    .replaceAll(/\n?pulumi config rm (?!heroku:|aws:)\S+ --stack [\w.-]+/g, "")
    .replaceAll(
      /\bpulumi config set --secret (?!heroku:|aws:)(\S+) --stack ([\w.-]+)/g,
      `npx tandem try secret${own} $1 $2`,
    )
    .replaceAll(/\bpulumi config set --secret (<service>:<KEY>)/g, `npx tandem try secret${own} $1 <environment>`)
    .replaceAll(
      /;? or, to manage that (app|pipeline) from here: .*?(?=\n|$)/g,
      "; a trial cannot take over what it has not made",
    )
    .replaceAll(
      /take it out of the state with all that depends on it, and run this again: pulumi state delete .*? --stack [\w.-]+/g,
      `begin a new trial: npx tandem heroku stop && rm -r ${engine === "local" ? ".tandem" : `.tandem/${engine}`}`,
    )
    .replaceAll(/\bpulumi refresh(?: --stack \S+)?(?: to [a-z ]+)?, then (?=pulumi up\b)/g, "")
    .replaceAll(/\bpulumi destroy --stack (\S+)/g, `npx tandem try destroy${own} $1`)
    .replaceAll(/\bpulumi up (?:--refresh )?--stack (\S+)/g, `${up} $1`)
    .replaceAll(/\bpulumi up\b(?! --)/g, up);
}
