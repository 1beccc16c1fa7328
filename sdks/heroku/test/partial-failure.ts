import pb from "@pulumi/pulumi/proto/provider_pb.js";
import statuses from "@pulumi/pulumi/proto/status_pb.js";
import anys from "google-protobuf/google/protobuf/any_pb.js";
import { plain } from "./plugin-client.ts";

/** What the provider keeps of a failure for itself. */
export const refusedWish = "__refusedWish";

/** Reads the header in which a failed create or update says what it left behind. */
export function leftBehind(header: Buffer | undefined) {
  if (header === undefined) return undefined;
  const failure = failureIn(header);
  const { [refusedWish]: _, ...properties } = plain(failure.getProperties());
  return {
    id: failure.getId(),
    reasons: failure.getReasonsList(),
    properties,
    inputs: plain(failure.getInputs()),
  };
}

/** The properties that the engine records then, whole. */
export const stateLeft = (header: Buffer) => plain(failureIn(header).getProperties());

function failureIn(header: Buffer): pb.ErrorResourceInitFailed {
  const [detail] = statuses.Status.deserializeBinary(header).getDetailsList();
  const failure = detail?.unpack(pb.ErrorResourceInitFailed.deserializeBinary, "pulumirpc.ErrorResourceInitFailed");
  if (!(detail instanceof anys.Any) || !failure) throw new Error("expected an ErrorResourceInitFailed");
  return failure;
}
