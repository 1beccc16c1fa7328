import grpc from "@grpc/grpc-js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import statuses from "@pulumi/pulumi/proto/status_pb.js";
import anys from "google-protobuf/google/protobuf/any_pb.js";
import type structs from "google-protobuf/google/protobuf/struct_pb.js";

/** Bytes, before base64: Node ends a stream whose headers are larger than 64 kB. */
const largestHeader = 40_000;

/** A create or an update that failed after it had changed something: the engine keeps the object, and finishes it next time. */
export class PartialFailure extends Error {
  override readonly name = "PartialFailure";
  readonly #left: { id: string; properties: structs.Struct; inputs: structs.Struct };

  constructor(message: string, left: { id: string; properties: structs.Struct; inputs: structs.Struct }) {
    super(message);
    this.#left = left;
  }

  /**
   * The header in which gRPC carries what the engine reads: `google.rpc.Status` with an `ErrorResourceInitFailed`. What is too
   * large for a header is left out: first the inputs, which the engine has as well, then all; the next run then finds the
   * object by its natural key.
   */
  get metadata(): grpc.Metadata {
    const metadata = new grpc.Metadata();
    const whole = this.#status(this.#left.inputs);
    const fit = [whole, this.#status(undefined)].find((status) => status.length <= largestHeader);
    if (fit !== undefined) metadata.add("grpc-status-details-bin", fit);
    return metadata;
  }

  #status(inputs: structs.Struct | undefined): Buffer {
    const { id, properties } = this.#left;
    const failure = new pb.ErrorResourceInitFailed().setId(id).setProperties(properties).setReasonsList([this.message]);
    const detail = new anys.Any();
    detail.pack(failure.setInputs(inputs).serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const status = new statuses.Status().setCode(grpc.status.UNKNOWN).setMessage(this.message);
    status.addDetails(detail);
    return Buffer.from(status.serializeBinary());
  }
}
