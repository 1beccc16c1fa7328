import { type ServiceError, status } from "@grpc/grpc-js";
import errors from "@pulumi/pulumi/proto/errors_pb.js";
import providers from "@pulumi/pulumi/proto/provider_pb.js";
import statuses from "@pulumi/pulumi/proto/status_pb.js";
import { fromStruct } from "../../wire/struct.ts";
import type { Properties } from "../../wire/wire.ts";

/** What a failed create or update has made all the same. */
export interface PartialState {
  id: string;
  outputs: Properties;
  /** What the object was made with, when the provider says so. */
  inputs: Properties | undefined;
  reasons: string[];
}

/** A provider's refusal, in its words. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  /** Set when the object exists although the call failed. */
  readonly partialState: PartialState | undefined;
  /** The provider went away during the call: whether it did its work is not known. */
  readonly outcomeUnknown: boolean;

  constructor(message: string, options: { partlyMade?: PartialState | undefined; outcomeUnknown?: boolean } = {}) {
    super(message);
    this.partialState = options.partlyMade;
    this.outcomeUnknown = options.outcomeUnknown === true;
  }
}

/** Reads a provider's error with its details. */
export function readProviderError(error: ServiceError): ProviderError {
  const details = detailsOf(error);
  const failed = details.get("pulumirpc.ErrorResourceInitFailed");
  if (failed !== undefined) {
    const made = providers.ErrorResourceInitFailed.deserializeBinary(failed);
    const inputs = made.getInputs();
    const reasons = made.getReasonsList();
    const partlyMade: PartialState = {
      id: made.getId(),
      outputs: fromStruct(made.getProperties()),
      inputs: inputs && fromStruct(inputs),
      reasons: reasons.length === 0 ? [error.details] : reasons,
    };
    return new ProviderError(partlyMade.reasons.join("; "), { partlyMade });
  }
  const inputs = details.get("pulumirpc.InputPropertiesError");
  if (inputs !== undefined) {
    const list = errors.InputPropertiesError.deserializeBinary(inputs).getErrorsList();
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
