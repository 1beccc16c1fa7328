import { isUnknown, type Properties } from "../../wire/wire.ts";
import type { ResourceState } from "../state/resource-state.ts";

/** What the program is told of a resource it declared. */
export interface ResourceResponse {
  urn: string;
  /** Empty while it is not known. */
  id: string;
  outputs: Properties;
  /** Nothing of it is known, and will not be in this run. */
  unknown: boolean;
}

/** The answer that follows from a resource's state. */
export function responseOf(state: ResourceState): ResourceResponse {
  const id = state.id ?? "";
  return { urn: state.urn, id: isUnknown(id) ? "" : id, outputs: state.outputs, unknown: false };
}
