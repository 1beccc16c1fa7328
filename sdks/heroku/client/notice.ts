import { z } from "zod";
import { OwnFailure, type RunFailure } from "./run-failure.ts";
import { TakenOver } from "./taken-over.ts";

/** What the provider, the program or the policy pack reports as data besides its text. No list of objects is in it: see {@link lineWith}. */
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
  ...OwnFailure.options,
]);
export type Notice = z.infer<typeof Notice>;

/** Set by a program that reads notices: to everybody else only the words are shown. */
export const noticesVariable = "TANDEM_NOTICES";

/** A line, with a notice at its end for a program that reads them. */
export const withNotice = (line: string, notice: Notice): string =>
  process.env[noticesVariable] === "1" ? lineWith(line, notice) : line;

/** Likewise, for an engine that reads it in the same process. It ends at the first `}]`, which no text within has as it is. */
export const lineWith = (line: string, notice: Notice): string =>
  `${line} [tandem ${JSON.stringify(notice).replaceAll(/"(?:[^"\\]|\\.)*"/g, (text) => text.replaceAll("]", "\\u005d"))}]`;

const written = /\s?\[tandem (\{.*?\})\]/g;

/** A text without the notices in it, and these. */
export function noticesIn(text: string): { readonly words: string; readonly notices: readonly Notice[] } {
  const notices = partsOf(text).flatMap(({ notice }) => notice ?? []);
  return { words: text.replaceAll(written, ""), notices };
}

interface Part {
  readonly words: string;
  readonly notice?: Notice | undefined;
}

/** Each notice with the words before it, then the words after the last one. */
function partsOf(text: string): Part[] {
  let from = 0;
  const parts = [...text.matchAll(written)].map(({ 0: whole, 1: json = "", index }): Part => {
    const words = text.slice(from, index);
    from = index + whole.length;
    return { words, notice: noticeOf(json) };
  });
  return [...parts, { words: text.slice(from) }];
}

/** A message of a run: its words without the notices in it, and those of them that are no failure. */
export interface RunMessage {
  readonly words: string;
  readonly notices: readonly Exclude<Notice, OwnFailure>[];
}

/** Reads a message of a run; `redact` is for each of its texts. */
export function messageIn(text: string, redact: (text: string) => string): RunMessage {
  const { words, notices } = noticesIn(text);
  return {
    words: redact(words),
    notices: notices.flatMap((notice) => (isFailure(notice) ? [] : redacted(notice, redact))),
  };
}

/** The failures that an error says, of the resource `subject` or of the run as a whole; `redact` is for each of its texts. */
export function failuresIn(
  text: string,
  subject: string | undefined,
  redact: (text: string) => string,
): readonly RunFailure[] {
  const of = subject === undefined ? {} : { subject };
  const other = (said: string): RunFailure[] =>
    said.trim() === "" ? [] : [{ code: "other", text: redact(said.trim()), ...of }];
  return partsOf(text).flatMap(({ words: said, notice }) => {
    if (notice === undefined || !isFailure(notice)) return other(said);
    // It is about its own line: others before it have no data.
    const before = oneLine.has(notice.code) ? said.slice(0, said.lastIndexOf("\n") + 1) : "";
    return [...other(before), { ...redacted(notice, redact), ...of }];
  });
}

const redacted = <T extends Notice>(notice: T, redact: (text: string) => string): T =>
  JSON.parse(JSON.stringify(notice), (_, value: unknown) => (typeof value === "string" ? redact(value) : value));

const failureCodes: ReadonlySet<string> = new Set(OwnFailure.options.map(({ shape }) => shape.code.value));

const isFailure = (notice: Notice): notice is OwnFailure => failureCodes.has(notice.code);

/** Failures of which a program throws several at once, a line each. */
const oneLine: ReadonlySet<OwnFailure["code"]> = new Set(["finding", "awaited pipeline"]);

function noticeOf(json: string): Notice | undefined {
  try {
    return Notice.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
