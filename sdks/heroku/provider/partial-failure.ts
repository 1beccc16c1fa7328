import grpc from "@grpc/grpc-js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import statuses from "@pulumi/pulumi/proto/status_pb.js";
import anys from "google-protobuf/google/protobuf/any_pb.js";
import type structs from "google-protobuf/google/protobuf/struct_pb.js";

/** Bytes before base64: Node closes a stream with headers above 64 kB. */
const largestHeader = 40_000;

/** A create or update that failed after a change: the engine records the object, and the next run finishes it. */
export class PartialFailure extends Error {
  override readonly name = "PartialFailure";
  readonly #left: { id: string; properties: structs.Struct; inputs: structs.Struct };

  constructor(message: string, left: { id: string; properties: structs.Struct; inputs: structs.Struct }) {
    super(message);
    this.#left = left;
  }

  /**
   * The gRPC header for the engine: `google.rpc.Status` with an `ErrorResourceInitFailed`. Too large a header is reduced: first without
   * the inputs, which the engine has too, then without all details; the next run then finds the object by its natural key.
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
