import { z } from "zod";

/** What a reader fills in, by what it is. */
export const Placeholder = z.enum([
  "another name",
  "as declared",
  "day within a year",
  "drain name",
  "first plan",
  "live",
  "live value",
  "owner",
  "reason",
  "repository",
  "value there",
]);
export type Placeholder = z.infer<typeof Placeholder>;

const Gap = z.strictObject({ placeholder: Placeholder });

/** A command to run, as it is before somebody prints it. */
export const Command = z.strictObject({
  program: z.string(),
  arguments: z.array(z.union([z.string(), Gap.extend({ before: z.string().optional() })])).readonly(),
  /** Variables that are set for it alone. */
  environment: z.record(z.string(), z.string()).optional(),
  /** File that its output is written into. */
  into: z.string().optional(),
});
export type Command = z.infer<typeof Command>;

/** What is to be known before a command is run. */
export const StepNote = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("takes it over") }),
  z.strictObject({ code: z.literal("takes app over"), app: z.string() }),
  z.strictObject({ code: z.literal("takes add-on over"), addon: z.string() }),
  /** The app then reads the add-on; `madeAfter` is an older one that it reads now, so that this one may be empty. */
  z.strictObject({ code: z.literal("reads"), app: z.string(), addon: z.string(), madeAfter: z.string().optional() }),
  z.strictObject({ code: z.literal("deletes data") }),
  z.strictObject({ code: z.literal("without credential"), credential: z.string() }),
  z.strictObject({ code: z.literal("shows webhook ids") }),
  z.strictObject({ code: z.literal("transfers back"), team: z.string() }),
  z.strictObject({ code: z.literal("needs confirmation"), confirmation: z.string() }),
  z.strictObject({ code: z.literal("refused while an add-on sets it") }),
  z.strictObject({ code: z.literal("refused while rolled back"), apps: z.array(z.string()) }),
  z.strictObject({ code: z.literal("creates app") }),
  z.strictObject({ code: z.literal("creates add-on"), beside: z.string().optional() }),
]);
export type StepNote = z.infer<typeof StepNote>;

/** One of the commands that lead somewhere, in order. */
export const Step = z.strictObject({ command: Command, notes: z.array(StepNote).optional() });
export type Step = z.infer<typeof Step>;

/** TypeScript or YAML to write, in pieces: some of it only the reader knows. */
export const Code = z.array(z.union([z.string(), Gap]));
export type Code = z.infer<typeof Code>;

/** As a template: `${gap("reason")}` is left to the reader. */
export function code(texts: TemplateStringsArray, ...filled: readonly (string | number | Code)[]): Code {
  const pieces: Code = [];
  const add = (piece: Code[number]): void => {
    const last = pieces.at(-1);
    if (typeof piece === "string" && typeof last === "string") pieces.splice(-1, 1, last + piece);
    else if (piece !== "") pieces.push(piece);
  };
  for (const [index, text] of texts.entries()) {
    const next = filled[index] ?? "";
    for (const piece of [text, ...(typeof next === "object" ? next : [String(next)])]) add(piece);
  }
  return pieces;
}

export const gap = (placeholder: Placeholder): Code => [{ placeholder }];
