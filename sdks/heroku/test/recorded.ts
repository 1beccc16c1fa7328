import type { Wire } from "./lives.ts";
import type { PluginClient } from "./plugin-client.ts";

/** What an engine's state has of an object. */
export interface Recorded {
  readonly type: string;
  readonly id: string;
  readonly state: Wire;
  readonly inputs: Wire;
}

/** Creates an object as an engine does. */
export async function create(
  provider: Pick<PluginClient, "check" | "create">,
  type: string,
  wanted: Wire,
): Promise<Recorded> {
  const { inputs } = await provider.check(type, wanted);
  const { id, properties } = await provider.create(type, inputs);
  return { type, id, state: properties, inputs };
}
