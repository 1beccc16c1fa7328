import { failureText } from "../client/failure-text.ts";
import { HerokuError } from "../client/heroku-error.ts";
import { logText } from "../client/log-text.ts";
import { NotVisible } from "../client/not-visible.ts";
import { withNotice } from "../client/notice.ts";
import { redact } from "../client/redact.ts";
import { OwnFailure } from "../client/run-failure.ts";
import { messageOf } from "./message-of.ts";

interface Failing {
  /** Such as `create of heroku:index/app:App`. */
  readonly doing: string;
  readonly secrets: readonly string[];
  /** URNs of what the state has in an object that cannot be seen. */
  forget(error: NotVisible): readonly string[];
}

/** The message of an error for a user, and the same with its data for an engine that reads notices; without secrets. */
export function failureOf(error: unknown, { doing, secrets, forget }: Failing): { message: string; line: string } {
  const own = dataOf(error, forget);
  if (own === undefined) {
    const message = messageOf(error, doing, secrets);
    return { message, line: message };
  }
  const redacted = OwnFailure.parse(
    JSON.parse(JSON.stringify(own), (_, value: unknown) =>
      typeof value === "string" ? logText(redact(value, secrets)) : value,
    ),
  );
  const message = failureText(redacted);
  return { message, line: withNotice(message, redacted) };
}

function dataOf(error: unknown, forget: Failing["forget"]): OwnFailure | undefined {
  if (error instanceof HerokuError) return { code: "Heroku", ...error.answer };
  return error instanceof NotVisible ? { code: "not visible", ...error.data, forget: [...forget(error)] } : undefined;
}
