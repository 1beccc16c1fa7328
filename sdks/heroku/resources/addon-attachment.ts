import { z } from "zod";
import { createOnce } from "../client/create-once.ts";
import { deleteIdempotent } from "../client/delete-idempotent.ts";
import { path } from "../client/path.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { replaces } from "../define/traits.ts";
import { lostConfig } from "./addons/lost-config.ts";
import { onApp } from "./apps/on-app.ts";
import { refuseRolledBack } from "./apps/rolled-back.ts";
import { removeDoubles, warnOfDoubles } from "./lifecycle/doubles.ts";
import { ifReadable } from "./lifecycle/if-readable.ts";
import { inTurn } from "./lifecycle/in-turn.ts";
import { lookTwice } from "./lifecycle/look-twice.ts";
import { ownership } from "./lifecycle/ownership.ts";
import { planOnce } from "./lifecycle/planned-once.ts";
import { readRow } from "./lifecycle/read-from-list-or-api.ts";

const Inputs = z.strictObject({
  appId: replaces(z.uuid()).describe("Id of the app that gets the config vars."),
  addonId: replaces(z.uuid()).describe("Id of the add-on."),
  name: replaces(
    z
      .string()
      .regex(/^[A-Z][A-Z0-9_]*$/, "expected upper-case letters, digits and underscores, starting with a letter")
      .optional(),
  ).describe("Name of the attachment, which prefixes its config vars; chosen by Heroku if absent."),
  namespace: replaces(z.string().optional()).describe(
    "Namespace, such as `credential:readonly`; the default credential if absent.",
  ),
});
type Inputs = z.output<typeof Inputs>;

export const addonAttachment = defineResource({
  token: "heroku:index/addonAttachment:AddonAttachment",
  summary: "Attaches an add-on to another app, or under another name.",
  inputs: Inputs,
  outputs: z.object({
    name: z.string().describe("Name of the attachment."),
  }),
  importId: "<attachment id>",
  uniqueName({ appId, addonId, name }) {
    if (appId === undefined || name === undefined) return undefined;
    const place = addonId === undefined ? {} : { place: addonId };
    return { property: "name", noun: "an attachment's name", name, scope: appId, ...place };
  },
  async create(context, inputs) {
    const { appId, addonId, name, namespace } = inputs;
    const send = () =>
      onApp(context, appId, () =>
        context.api.platform.send("POST", "/addon-attachments", {
          body: {
            addon: addonId,
            app: appId,
            ...(name === undefined ? {} : { name }),
            ...(namespace === undefined ? {} : { namespace }),
          },
          response: Wire,
        }),
      );
    const find = async () => (await alike(context, inputs))[0];
    const isAsked = (live: Wire) => live.app.id === appId && live.addon.id === addonId && name === (name && live.name);
    const live = await inTurn(context.api, `attachments:${appId}`, async () => {
      // Heroku refuses a name that is in use; without one, a repeat would attach a second time.
      const before = name === undefined ? await alike(context, inputs) : [];
      const { signal } = context;
      if (before.length === 0) await refuseRolledBack(context, appId);
      const made = before[0] ?? (await createOnce({ signal, send, find: lookTwice(signal, find), isAsked })).object;
      ownership.note(context, made.id);
      return name === undefined ? withoutDoubles(context, inputs, made, before) : made;
    });
    return { id: live.id, outputs: { name: live.name } };
  },
  async read({ api }, { id, inputs }) {
    const live = await readRow(api, inputs, ["/addon-attachments", id], Wire);
    if (live === undefined) return undefined;
    const named = inputs === undefined || inputs.name !== undefined;
    return {
      id: live.id,
      inputs: {
        appId: live.app.id,
        addonId: live.addon.id,
        ...(named ? { name: live.name } : {}),
        ...(live.namespace ? { namespace: live.namespace } : {}),
      },
      outputs: { name: live.name },
    };
  },
  removalBreaks: ({ name }) => (name === undefined ? { code: "attachment taken" } : lostConfig(name)),
  async delete(context, { id, inputs }) {
    if (ownership.handedOver(context, id)) return;
    await refuseRolledBack(context, inputs.appId);
    await deleteIdempotent(context, path`/addon-attachments/${id}`, { id, owner: path`/apps/${inputs.appId}` });
  },
  async validateRemoval(context, { id, inputs }) {
    if (ownership.heldBy(context, id) === undefined) await refuseRolledBack(context, inputs.appId);
  },
  async validatePreview(context, { appId, addonId, name }, { prior, isManaged, takesOver }) {
    if (appId === undefined || prior !== undefined) return;
    if (name !== undefined) {
      planOnce(
        context,
        `attachment ${name} of ${appId}`,
        `name: expected a name that one attachment of the app has, ${name}`,
      );
      const there = await refuseTakenName(context, { appId, addonId, name }, isManaged);
      if (there !== undefined) takesOver(there.id, { object: "attachment", name });
    }
    await refuseRolledBack(context, appId);
  },
});

/** As `GET /addon-attachments/{id}` answers. */
const Wire = z.object({
  id: z.string(),
  name: z.string(),
  namespace: z.string().nullish(),
  app: z.object({ id: z.string() }),
  addon: z.object({ id: z.string(), app: z.object({ id: z.string() }) }),
  created_at: z.string(),
});
type Wire = z.output<typeof Wire>;

/** The attachment of that name. Heroku asks for a confirmation before it gives a name to another add-on: this provider never gives one. */
async function refuseTakenName(
  { api }: Pick<Context, "api">,
  { appId, addonId, name }: { appId: string; addonId: string | undefined; name: string },
  isManaged: (id: string) => boolean,
): Promise<Wire | undefined> {
  const ofApp = await ifReadable(api.platform.list(path`/apps/${appId}/addon-attachments`, Wire));
  const live = ofApp?.find((each) => each.name === name);
  if (live === undefined || live.addon.id === addonId || isManaged(live.id)) return live;
  throw new Error(
    `name: expected the name of no attachment of the app yet, got ${name}, which add-on ${live.addon.id} has; choose another name`,
  );
}

/** Removes what one create has attached besides, the first of which stays; warns of what was attached before. */
async function withoutDoubles(context: Context, wish: Inputs, made: Wire, before: readonly Wire[]): Promise<Wire> {
  warnOfDoubles(context, made.id, before, `attachment of add-on ${wish.addonId}`);
  if (before.length > 0) return made;
  const after = await alike(context, wish);
  const [first = made] = after;
  await removeDoubles(context, { made: first, before, after }, ({ id }) =>
    deleteIdempotent(context, path`/addon-attachments/${id}`, { id, owner: path`/apps/${wish.appId}` }),
  );
  ownership.note(context, first.id);
  return first;
}

/** The attachments that an interrupted run may have made. */
async function alike(context: Pick<Context, "api" | "urn">, wish: Inputs): Promise<Wire[]> {
  const ofApp = await context.api.platform.list(path`/apps/${wish.appId}/addon-attachments`, Wire);
  const attached = ofApp
    .filter(({ addon }) => addon.id === wish.addonId)
    .sort((one, other) => one.created_at.localeCompare(other.created_at));
  // The first on the app that pays was made with the add-on, and goes with it.
  const own = attached.filter(
    ({ addon }, place) => wish.name !== undefined || place > 0 || addon.app.id !== wish.appId,
  );
  return own.filter(
    (live) =>
      (wish.name === undefined || live.name === wish.name) &&
      (live.namespace ?? undefined) === wish.namespace &&
      ownership.heldBy(context, live.id) === undefined,
  );
}
