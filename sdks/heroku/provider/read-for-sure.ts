import type { z } from "zod";
import type { Endpoint, Heroku } from "../client/heroku.ts";
import type { Context, Definition, Live, ReadRequest } from "../define/definition.ts";
import { isOwnerThere, noteReading } from "../define/owner.ts";
import { requireUnlisted } from "../define/require-unlisted.ts";
import { diff } from "./diff.ts";
import { withVisibility } from "./require-visible.ts";

type Values = Record<string, unknown>;
type Recorded = ReadRequest<Values, Values> & { readonly inputs: Values };
type Read = Live<Values, Values> | undefined;

/**
 * Reads an object. A difference from the state, or a missing object, is read again without shared lists: a list may be out of date. The
 * object is gone when no list has it, and the key can see its owner, or the owner is gone too.
 *
 * @throws NotVisible when the key cannot see the object or its owner
 */
export async function readForSure(
  definition: Definition,
  context: Context,
  asked: ReadRequest<Values, Values>,
): Promise<Read> {
  const { inputs } = asked;
  if (inputs === undefined) return definition.read(context, asked);
  const recorded = { ...asked, inputs };
  const addresses = definition.addresses?.(asked.id, inputs) ?? [];
  const reading = withVisibility(definition, context.api, recorded, async () => {
    const live = await readTwice(definition, context, recorded);
    if (live === undefined) await requireUnlisted(context.api, addresses);
    return live;
  });
  const [own] = addresses;
  if (own !== undefined) noteReading(context.api, own, reading);
  return reading;
}

async function readTwice(definition: Definition, context: Context, asked: Recorded): Promise<Read> {
  const live = await definition.read(context, asked);
  if (live !== undefined && !isChanged(definition, asked, live)) return live;
  if (live === undefined && !(await isOwnerThere(context.api, { ...asked.inputs, ...asked.outputs }))) return undefined;
  return definition.read({ ...context, api: pastLists(context.api) }, asked);
}

function isChanged({ inputs, outputs }: Definition, before: Recorded, after: Live<Values, Values>): boolean {
  const differ = (shape: z.ZodObject, one: Values, other: Values) =>
    diff(shape, { value: one, secrets: new Map() }, { value: other, secrets: new Map() }).length > 0;
  return differ(inputs, before.inputs, after.inputs) || differ(outputs, before.outputs ?? {}, after.outputs);
}

/** The same client without shared reads: objects are read by their own path, and lists are read again. */
function pastLists({ platform, data }: Heroku): Heroku {
  return { platform: withoutLists(platform), data };
}

function withoutLists(endpoint: Endpoint): Endpoint {
  return {
    send: (...request) => endpoint.send(...request),
    exchange: (...request) => endpoint.exchange(...request),
    list: (path, item) => endpoint.list(path, item),
    row: async () => undefined,
  };
}
