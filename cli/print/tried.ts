/**
 * What is said to people who have the Pulumi CLI, as a trial has it, for whoever has none: its `up` reads everything back first.
 * Commands that a trial has no like of stay as they are.
 */
export const tried = (text: string): string =>
  text
    .replaceAll(/\bpulumi refresh(?: --stack \S+)?(?: to [a-z ]+)?, then (?=pulumi up\b)/g, "")
    .replaceAll(/\bpulumi up (?:--refresh )?--stack (\S+)/g, "npx tandem try up $1")
    .replaceAll(/\bpulumi up\b(?! --)/g, "npx tandem try up");
