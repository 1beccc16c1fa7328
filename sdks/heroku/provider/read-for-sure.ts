import type { z } from "zod";
import { pastLists } from "../client/past-lists.ts";
import type { Asked, Context, Definition, Live } from "../define/definition.ts";
import { diff } from "./diff.ts";
import { isOwnerThere } from "./owner.ts";

type Values = Record<string, unknown>;

/**
 * Reads an object. What differs from the state, or is gone, is read once more, past all lists: a list may lag behind, and an answer
 * may say nothing. It is gone when what it is a part of can be seen, or is gone as well.
 */
export async function readForSure(
  definition: Definition,
  context: Context,
  asked: Asked<Values, Values>,
): Promise<Live<Values, Values> | undefined> {
  const live = await definition.read(context, asked);
  if (asked.inputs === undefined) return live;
  if (live !== undefined && !isChanged(definition, { ...asked, inputs: asked.inputs }, live)) return live;
  if (live === undefined && !(await isOwnerThere(context.api, asked.inputs))) return undefined;
  return definition.read({ ...context, api: pastLists(context.api) }, asked);
}

function isChanged(
  { inputs, outputs }: Definition,
  before: { readonly inputs: Values; readonly outputs?: Values },
  after: Live<Values, Values>,
): boolean {
  const differ = (shape: z.ZodObject, one: Values, other: Values) =>
    diff(shape, { value: one, secrets: new Map() }, { value: other, secrets: new Map() }).length > 0;
  return differ(inputs, before.inputs, after.inputs) || differ(outputs, before.outputs ?? {}, after.outputs);
}
