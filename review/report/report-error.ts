import { z } from "zod";
import { Command } from "../../kinds/command.ts";
import { RunFailure } from "../../sdks/heroku/client/run-failure.ts";

/** Why an environment's review failed. */
export const ReportError = z.discriminatedUnion("code", [
  ...RunFailure.options,
  /** Secrets that the stack does not have yet; `at` is the address that one is to lead to, `set` the command that asks for its value. */
  z.strictObject({
    code: z.literal("missing secrets"),
    file: z.string(),
    secrets: z.array(z.strictObject({ key: z.string(), at: z.string().optional(), set: Command })),
  }),
  /** The job that reviews this environment ended before it wrote a report. */
  z.strictObject({ code: z.literal("no report"), environment: z.string() }),
  /** An `up` failed, and its engine did not say why. */
  z.strictObject({ code: z.literal("no error said") }),
]);
export type ReportError = z.infer<typeof ReportError>;

/** Two errors with the same key are one: an app that the key cannot see may be met at several of its parts, and in several runs. */
export function errorKey(error: ReportError): string {
  const isOfWhole = error.code === "not visible";
  return keyWithout(["requestId", ...(isOfWhole ? ["subject", "forget"] : [])], error);
}

/** The reason alone, without the object that it befell and what was asked for. */
export const reasonKey = (error: ReportError): string =>
  keyWithout(["requestId", "subject", "forget", "method", ...(error.code === "Heroku" ? ["path"] : [])], error);

const keyWithout = (left: readonly string[], error: ReportError): string =>
  JSON.stringify(error, (key, value) => (left.includes(key) ? undefined : value));
