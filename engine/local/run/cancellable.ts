import type { RunOptions } from "../../engine.ts";
import type { RunContext } from "../steps/run-context.ts";
import type { Session } from "./session.ts";

/** Does some work of a run, which an abort ends: nothing new is begun, and the providers are asked to give up. */
export async function cancellable<Result>(
  session: Session,
  { log }: Pick<RunContext, "log">,
  { signal }: RunOptions,
  work: () => Promise<Result>,
): Promise<Result> {
  const cancel = (): void => {
    log.error("the run was cancelled; what was under way is recorded, nothing more was begun");
    log.abort();
    session.cancel().catch(() => undefined);
  };
  if (signal?.aborted) cancel();
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    return await work();
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}
