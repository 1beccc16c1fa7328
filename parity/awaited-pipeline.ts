import { failureText } from "../sdks/heroku/client/failure-text.ts";
import { withNotice } from "../sdks/heroku/client/notice.ts";
import type { OwnFailure } from "../sdks/heroku/client/run-failure.ts";

/** What refuses an environment for want of a pipeline, which is named like its service. */
export const awaitedPipeline = (service: string, first: string): OwnFailure => ({
  code: "awaited pipeline",
  service,
  first,
});

/** As a sentence, for a program that reads notices with its data. */
export function awaitedLine(service: string, first: string): string {
  const failure = awaitedPipeline(service, first);
  return withNotice(failureText(failure), failure);
}
