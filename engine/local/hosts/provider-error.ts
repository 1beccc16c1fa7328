import { setTimeout as after } from "node:timers/promises";
import { type ServiceError, status } from "@grpc/grpc-js";
import errors from "@pulumi/pulumi/proto/errors_pb.js";
import providers from "@pulumi/pulumi/proto/provider_pb.js";
import statuses from "@pulumi/pulumi/proto/status_pb.js";
import { unary } from "../../wire/rpc.ts";
import { fromStruct } from "../../wire/struct.ts";
import type { Properties } from "../../wire/value.ts";
import { type Child, endText } from "./child.ts";

/** The object that a failed create or update has left. */
export interface PartialState {
  id: string;
  outputs: Properties;
  /** The inputs that were applied, where the provider returns them. */
  inputs: Properties | undefined;
  reasons: string[];
}

/** A provider's error. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  /** Set when the object exists although the call failed. */
  readonly partialState: PartialState | undefined;
  /** The provider exited during the call, so that the outcome is unknown. */
  readonly outcomeUnknown: boolean;

  constructor(message: string, options: { partialState?: PartialState | undefined; outcomeUnknown?: boolean } = {}) {
    super(message);
    this.partialState = options.partialState;
    this.outcomeUnknown = options.outcomeUnknown === true;
  }
}

/** Callback of a generated client. */
export type Done<Response> = (error: ServiceError | null, response: Response) => void;

/** How long the exit of a process may take to be seen after its connection broke. */
const exitSeenMilliseconds = 1_000;
const brokenConnection: readonly number[] = [status.UNAVAILABLE, status.INTERNAL, status.CANCELLED];

/** Calls a provider. Throws {@link ProviderError}, which says how a provider exited during the call. */
export async function providerCall<Response>(
  name: string,
  child: Pick<Child, "ended" | "tail">,
  start: (done: Done<Response>) => unknown,
): Promise<Response> {
  try {
    return await unary(start);
  } catch (error) {
    if (!isServiceError(error)) throw error;
    if (!brokenConnection.includes(error.code)) throw toProviderError(error);
    const end = await Promise.race([child.ended, after(exitSeenMilliseconds, undefined, { ref: false })]);
    if (end === undefined) throw toProviderError(error);
    const tail = child.tail.map((line) => `\n${line}`).join("");
    throw new ProviderError(`the provider ${name} ${endText(end)} during a call${tail}`, { outcomeUnknown: true });
  }
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && "code" in error && "details" in error;
}

/** A provider's error with its details. */
function toProviderError(error: ServiceError): ProviderError {
  const details = detailsOf(error);
  const initFailed = details.get("pulumirpc.ErrorResourceInitFailed");
  if (initFailed !== undefined) {
    const left = providers.ErrorResourceInitFailed.deserializeBinary(initFailed);
    const inputs = left.getInputs();
    const reasons = left.getReasonsList();
    const partialState: PartialState = {
      id: left.getId(),
      outputs: fromStruct(left.getProperties()),
      inputs: inputs && fromStruct(inputs),
      reasons: reasons.length === 0 ? [error.details] : reasons,
    };
    return new ProviderError(partialState.reasons.join("; "), { partialState });
  }
  const invalidInputs = details.get("pulumirpc.InputPropertiesError");
  if (invalidInputs !== undefined) {
    const list = errors.InputPropertiesError.deserializeBinary(invalidInputs).getErrorsList();
    const reasons = list.map((item) => `${item.getPropertyPath()}: ${item.getReason()}`);
    return new ProviderError([error.details, ...reasons].filter((text) => text !== "").join("; "));
  }
  return new ProviderError(error.details || status[error.code] || "no reason given");
}

function detailsOf(error: ServiceError): Map<string, Uint8Array> {
  const [bytes] = error.metadata?.get("grpc-status-details-bin") ?? [];
  if (!(bytes instanceof Uint8Array)) return new Map();
  const list = statuses.Status.deserializeBinary(bytes).getDetailsList();
  return new Map(list.map((any) => [any.getTypeUrl().split("/").at(-1) ?? "", any.getValue_asU8()]));
}
