import { z } from "zod";
import { TakenOver } from "./taken-over.ts";

/** What the provider, the program or the policy pack reports as data besides its text. All of it is text, numbers and flags. */
export const Notice = z.discriminatedUnion("code", [
  /** A create takes over what is there already. */
  z.strictObject({ code: z.literal("takes over"), ...TakenOver.shape }),
  /** The last `up` could not do what this one is to do; in Heroku's words. */
  z.strictObject({ code: z.literal("refused before"), herokuMessage: z.string() }),
  /** An app that is rolled back refuses the `up`. */
  z.strictObject({
    code: z.literal("rolled back"),
    app: z.string(),
    to: z.int(),
    release: z.int(),
    by: z.string().optional(),
    at: z.string(),
  }),
  z.strictObject({
    code: z.literal("unused confirmation"),
    confirmation: z.string(),
    /** Where it is written: in the variable of one run, or in the stack file. */
    from: z.enum(["HEROKU_CONFIRM", "heroku:confirm"]),
    stack: z.string(),
    why: z.enum(["other stack", "no such resource", "not needed"]),
  }),
  /** An exception that `index.ts` declares, `what` as the policies name it. */
  z.strictObject({ code: z.literal("exception"), place: z.string(), what: z.string(), reason: z.string() }),
]);
export type Notice = z.infer<typeof Notice>;

/** Set by a program that reads notices: to everybody else only the words are shown. */
export const noticesVariable = "TANDEM_NOTICES";

/** A line, with a notice at its end for a program that reads them. */
export function withNotice(line: string, notice: Notice): string {
  if (process.env[noticesVariable] !== "1") return line;
  // A bracket within a text would end it early.
  return `${line} [tandem ${JSON.stringify(notice).replaceAll("]", "\\u005d")}]`;
}

const written = /\s?\[tandem (\{[^\]]*\})\]/g;

/** A text without the notices in it, and these. */
export function noticesIn(text: string): { readonly words: string; readonly notices: readonly Notice[] } {
  const notices = [...text.matchAll(written)].flatMap(([, json = ""]) => noticeOf(json) ?? []);
  return { words: text.replaceAll(written, ""), notices };
}

function noticeOf(json: string): Notice | undefined {
  try {
    return Notice.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
