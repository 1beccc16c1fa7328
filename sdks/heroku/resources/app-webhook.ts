import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type Created, createOnce } from "../client/create-once.ts";
import { deleteIdempotent } from "../client/delete-idempotent.ts";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";
import { isSameUrl } from "../client/same-url.ts";
import { OLDEST_LIST_MS } from "../client/shared-lists.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { replaces, secret } from "../define/traits.ts";
import { freshApps } from "./apps/fresh-apps.ts";
import { onApp } from "./apps/on-app.ts";
import { removeDoubles, warnOfDoubles } from "./lifecycle/doubles.ts";
import { ifReadable } from "./lifecycle/if-readable.ts";
import { appIdOf, splitImportId } from "./lifecycle/import-id.ts";
import { inTurn } from "./lifecycle/in-turn.ts";
import { limits, refuseTooMany } from "./lifecycle/limits.ts";
import { lookTwice } from "./lifecycle/look-twice.ts";
import { oneOf } from "./lifecycle/one-of.ts";
import { ownership } from "./lifecycle/ownership.ts";
import { countPlanned } from "./lifecycle/planned-once.ts";
import { readFromListOrApi } from "./lifecycle/read-from-list-or-api.ts";
import { isSameSet } from "./lifecycle/same-set.ts";

const Inputs = z.strictObject({
  appId: replaces(z.uuid()).describe("Id of the app."),
  url: z.url({ protocol: /^https$/ }).describe("URL of the receiver, https only."),
  includes: z.array(z.string().startsWith("api:")).min(1).describe("Events to send, such as `api:release`."),
  level: z.enum(["notify", "sync"]).describe("`sync` retries until the receiver answers 2xx; `notify` tries once."),
  secret: secret(z.string().min(16).optional()).describe(
    "Signs each delivery. If absent, Heroku generates one and shows it once.",
  ),
  authorization: secret(z.string().optional()).describe("Sent as the `Authorization` header of each delivery."),
});
type Inputs = z.output<typeof Inputs>;

export const appWebhook = defineResource({
  token: "heroku:index/appWebhook:AppWebhook",
  summary: "Posts an app's lifecycle events to one URL.",
  inputs: Inputs,
  outputs: z.object({
    secret: secret(z.string()).describe("Signs each delivery; empty after an import, until `secret` is set."),
    changedAt: z
      .string()
      .optional()
      .describe(
        "When this program last changed it. After a later change, `secret` and `authorization` count as unknown.",
      ),
  }),
  importId: "<app>:<webhook>",
  replacement: "overwrites",
  async create(context, inputs) {
    const { object, found } = await inTurn(context.api, `webhooks:${inputs.appId}`, () => makeWebhook(context, inputs));
    const { id, secret: known, updated_at: changedAt } = object;
    context.checkpoint(id, known === undefined ? {} : { secret: known, changedAt });
    if (!found && known !== undefined) return { id, outputs: { secret: known, changedAt } };
    return { id, outputs: await change(context, id, inputs, undefined) };
  },
  async read(context, { id, inputs, outputs }) {
    const { api } = context;
    const [app, webhook] = inputs ? [inputs.appId, id] : splitImportId(id, "<app>:<webhook>");
    const appId = await appIdOf(api, app);
    if (appId === undefined) return undefined;
    const live = await readFromListOrApi(inputs, {
      listed: async () => {
        const all = await api.platform.list(path`/apps/${appId}/webhooks`, Wire, { oldestMs: OLDEST_LIST_MS });
        const own = all.find((each) => each.id === webhook);
        const others = own === undefined ? [] : all.filter((each) => isAlike(each, { ...own, includes: own.include }));
        warnOfDoubles(context, webhook, others, `webhook to ${own?.url}`);
        return own;
      },
      single: () => orMissing(api.platform.send("GET", path`/apps/${appId}/webhooks/${webhook}`, { response: Wire })),
    });
    if (live === undefined) return undefined;
    const { secret: _key, authorization: _sent, ...shown } = inputs ?? {};
    return {
      id: live.id,
      inputs: {
        ...(isAsLeft(live, outputs) ? inputs : shown),
        appId,
        url: live.url,
        includes: inputs !== undefined && isSameSet(inputs.includes, live.include) ? inputs.includes : live.include,
        level: live.level,
      },
      outputs: { secret: outputs?.secret ?? "", changedAt: outputs?.changedAt ?? live.updated_at },
    };
  },
  update(context, prior, inputs) {
    // A key that is no longer declared may be compromised, so it is replaced.
    const known = prior.inputs.secret === undefined ? prior.outputs.secret : undefined;
    return change(context, prior.id, inputs, known || undefined);
  },
  async delete(context, { id, inputs }) {
    if (ownership.handedOver(context, id)) return;
    await deleteIdempotent(context, path`/apps/${inputs.appId}/webhooks/${id}`, { id });
  },
  async validatePreview(context, { appId, url, includes }, { prior, takesOver }) {
    const odd = includes?.find((event) => !events.includes(event));
    if (odd !== undefined) throw new Error(`includes: expected events that Heroku has, ${oneOf(events)}, got ${odd}`);
    if (appId === undefined || prior !== undefined) return;
    const webhooks = await ifReadable(context.api.platform.list(path`/apps/${appId}/webhooks`, Wire));
    const alike = webhooks?.find((live) => url !== undefined && includes && isAlike(live, { url, includes }));
    if (alike !== undefined) takesOver(alike.id, { object: "webhook" });
    if (webhooks === undefined || alike !== undefined) return;
    const count = webhooks.length + countPlanned(context, `webhook of ${appId}`);
    refuseTooMany("appId", count, limits.webhooksPerApp, "webhooks");
  },
});

/** Source: Dev Center, "App Webhooks Schema"; the same are in Heroku's CLI 11.10. */
const events: readonly string[] = [
  "api:addon-attachment",
  "api:addon",
  "api:app",
  "api:build",
  "api:collaborator",
  "api:domain",
  "api:dyno",
  "api:formation",
  "api:release",
  "api:sni-endpoint",
];

/** The key and the authorization are never given back. */
const Wire = z.object({
  id: z.string(),
  url: z.string(),
  include: z.array(z.string()),
  level: z.enum(["notify", "sync"]),
  created_at: z.string(),
  updated_at: z.string(),
});
type Wire = z.output<typeof Wire>;

/** A webhook with the key that is known of it. */
interface Made extends Wire {
  readonly secret: string | undefined;
}

/**
 * Heroku takes the same webhook twice: so a create looks before it asks, and afterwards for one that it has made besides. Of an
 * app made in this run neither is worth a request: the next refresh, which lists the webhooks anyhow, warns of such a one.
 */
async function makeWebhook(context: Context, wish: Inputs): Promise<Created<Made>> {
  const isFresh = freshApps(context.api).has(wish.appId);
  const before = isFresh ? [] : await alike(context, wish);
  const [own] = before;
  const { signal } = context;
  const find = async () => (await alike(context, wish))[0];
  const made: Created<Made> = own
    ? { object: own, found: true }
    : await createOnce({
        signal,
        send: () => add(context, wish),
        find: lookTwice(signal, find),
        isAsked: (live) => isAlike(live, wish),
      });
  ownership.note(context, made.object.id);
  const after = own === undefined && !isFresh ? await alike(context, wish) : before;
  await removeDoubles(context, { made: made.object, before, after }, ({ id }) =>
    deleteIdempotent(context, path`/apps/${wish.appId}/webhooks/${id}`, { id }),
  );
  warnOfDoubles(context, made.object.id, before, `webhook to ${wish.url}`);
  return made;
}

/** Heroku shows the key that it made in one header of this one answer. */
async function add(context: Context, { appId, includes, ...rest }: Inputs): Promise<Made> {
  const { body, headers } = await onApp(context, appId, () =>
    context.api.platform.exchange("POST", path`/apps/${appId}/webhooks`, {
      body: { ...rest, include: includes },
      response: Wire,
      secrets: secretsOf(rest),
    }),
  );
  return { ...body, secret: rest.secret ?? headers.get("heroku-webhook-secret") ?? undefined };
}

/** Whether it is unchanged since; Heroku does not show its secret. */
const isAsLeft = (live: Wire, outputs: { readonly changedAt?: string | undefined } | undefined): boolean =>
  outputs?.changedAt === undefined || outputs.changedAt === live.updated_at;

/** The webhooks that an interrupted run may have made: same receiver, same events. */
async function alike(context: Context, wish: Inputs): Promise<Made[]> {
  const { appId } = wish;
  const webhooks = await onApp(context, appId, () => context.api.platform.list(path`/apps/${appId}/webhooks`, Wire));
  const own = webhooks.filter((live) => isAlike(live, wish) && ownership.heldBy(context, live.id) === undefined);
  return own.map((live) => ({ ...live, secret: undefined }));
}

function isAlike({ url, include }: Wire, wish: Pick<Inputs, "url" | "includes">): boolean {
  return isSameUrl(url, wish.url) && isSameSet(include, wish.includes);
}

/** Sends everything; a webhook with an unknown secret gets a new one. */
async function change(
  context: Context,
  id: string,
  wish: Inputs,
  known: string | undefined,
): Promise<{ secret: string; changedAt: string }> {
  const { appId, url, includes, level, authorization = null } = wish;
  const secret = wish.secret ?? known ?? randomBytes(32).toString("hex");
  const at = path`/apps/${appId}/webhooks/${id}`;
  const body = { url, include: includes, level, authorization, ...(secret === known ? {} : { secret }) };
  const request = { body, response: Wire, repeatable: true, secrets: secretsOf({ ...wish, secret }) };
  const answer = await context.api.platform.send("PATCH", at, request);
  // The key and the authorization are in no answer, so that a look would say nothing of them.
  if (answer.id !== id || !isAlike(answer, wish) || answer.level !== level) {
    throw new Error(`webhook ${id}: expected Heroku to answer with it as changed, got another answer; run this again`);
  }
  return { secret, changedAt: answer.updated_at };
}

const secretsOf = ({ secret, authorization }: Pick<Inputs, "secret" | "authorization">): string[] =>
  [secret, authorization].filter((value) => value !== undefined);
