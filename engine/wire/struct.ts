import structs from "google-protobuf/google/protobuf/struct_pb.js";
import { isProperties, normalize, type Properties, type Value } from "./value.ts";

/** Properties as a protobuf message. */
export function toStruct(properties: Properties): structs.Struct {
  // The library's types lack nested maps, which its code supports.
  return structs.Struct.fromJavaScript(properties as Parameters<typeof structs.Struct.fromJavaScript>[0]);
}

/** Properties of a protobuf message; empty without a message. Output values become secrets and unknowns. */
export function fromStruct(message: structs.Struct | undefined): Properties {
  if (message === undefined) return {};
  const value = normalize(message.toJavaScript() as Value);
  return isProperties(value) ? value : {};
}
