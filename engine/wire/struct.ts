import structs from "google-protobuf/google/protobuf/struct_pb.js";
import { isProperties, normalize, type Properties, type Value } from "./wire.ts";

/** Properties as a protobuf message. */
export function toStruct(properties: Properties): structs.Struct {
  // The library's types know no nested maps, its code does.
  return structs.Struct.fromJavaScript(properties as Parameters<typeof structs.Struct.fromJavaScript>[0]);
}

/** Properties out of a protobuf message; none when there is no message. Output values become secrets and unknowns. */
export function fromStruct(message: structs.Struct | undefined): Properties {
  if (message === undefined) return {};
  const value = normalize(message.toJavaScript() as Value);
  return isProperties(value) ? value : {};
}
