import { isUnknown, type Properties } from "../../wire/value.ts";
import type { ResourceState } from "../state/resource-state.ts";

/** The response to the program for a registered resource. */
export interface ResourceResponse {
  urn: string;
  /** Empty while it is unknown. */
  id: string;
  outputs: Properties;
  /** Its outputs stay unknown for the whole run. */
  unknown: boolean;
}

/** The response for a resource's state. */
export function responseOf({ urn, id = "", outputs }: ResourceState): ResourceResponse {
  return { urn, id: isUnknown(id) ? "" : id, outputs, unknown: false };
}
