import { setTimeout as after } from "node:timers/promises";
import { type ServiceError, status } from "@grpc/grpc-js";
import { unary } from "../../wire/rpc.ts";
import { type Child, endText } from "./child.ts";
import { ProviderError, readProviderError } from "./provider-error.ts";

/** What a generated client calls with the answer. */
export type Done<Answer> = (error: ServiceError | null, answer: Answer) => void;

/** How long the end of a process may take to be seen after its connection broke. */
const exitSeenMilliseconds = 1_000;

/** Calls a provider. Throws {@link ProviderError}; one that went away is told with how it ended. */
export async function providerCall<Answer>(
  name: string,
  child: Pick<Child, "ended" | "tail">,
  start: (done: Done<Answer>) => unknown,
): Promise<Answer> {
  try {
    return await unary(start);
  } catch (error) {
    if (!isServiceError(error)) throw error;
    if (!(brokenOff as number[]).includes(error.code)) throw readProviderError(error);
    const gone = await Promise.race([child.ended, after(exitSeenMilliseconds, undefined, { ref: false })]);
    if (gone === undefined) throw readProviderError(error);
    const tail = child.tail.map((line) => `\n${line}`).join("");
    throw new ProviderError(`the provider ${name} ${endText(gone)} while at work${tail}`, { outcomeUnknown: true });
  }
}

const brokenOff = [status.UNAVAILABLE, status.INTERNAL, status.CANCELLED];

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && "code" in error && "details" in error;
}
