import { randomBytes } from "node:crypto";
import { z } from "zod";
import { createOnce } from "../client/create-once.ts";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";
import { remove } from "../client/remove.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { replaces, secret } from "../define/traits.ts";
import { freshApps } from "./apps/fresh-apps.ts";
import { onApp } from "./apps/on-app.ts";
import { claims } from "./lifecycle/claims.ts";
import { ifReadable } from "./lifecycle/if-readable.ts";
import { appIdOf, splitImportId } from "./lifecycle/import-id.ts";
import { limits, refuseTooMany } from "./lifecycle/limits.ts";
import { lookTwice } from "./lifecycle/look-twice.ts";
import { oneOf } from "./lifecycle/one-of.ts";
import { countPlanned } from "./lifecycle/planned-once.ts";
import { isSameSet } from "./lifecycle/same-set.ts";
import { seen } from "./lifecycle/seen.ts";

export const appWebhook = defineResource({
  token: "heroku:index/appWebhook:AppWebhook",
  summary: "Posts an app's life-cycle events to one URL.",
  inputs: z.strictObject({
    appId: replaces(z.uuid()).describe("Id of the app."),
    url: z.url({ protocol: /^https$/ }).describe("Receiver, https only."),
    includes: z.array(z.string().startsWith("api:")).min(1).describe("Events to send, such as `api:release`."),
    level: z.enum(["notify", "sync"]).describe("`sync` retries until the receiver answers 2xx; `notify` tries once."),
    secret: secret(z.string().min(16).optional()).describe(
      "Signs each delivery. Heroku makes one when absent, and shows it once.",
    ),
    authorization: secret(z.string().optional()).describe("Sent as the `Authorization` header of each delivery."),
  }),
  outputs: z.object({
    secret: secret(z.string()).describe("Signs each delivery; empty after an import, until `secret` is set."),
  }),
  importId: "<app>:<webhook>",
  replacement: "overwrites",
  async create(context, inputs) {
    const find = () => findOwn(context, inputs);
    // Heroku takes the same webhook twice: so a repeat has to look before it asks.
    const before = freshApps.has(context, inputs.appId) ? undefined : await find();
    const { object, found } = before
      ? { object: before, found: true }
      : await createOnce({
          signal: context.signal,
          send: () => add(context, inputs),
          find: lookTwice(context.signal, find),
        });
    claims.note(context, object.id);
    context.keep(object.id, object.secret === undefined ? {} : { secret: object.secret });
    if (!found && object.secret !== undefined) return { id: object.id, outputs: { secret: object.secret } };
    return { id: object.id, outputs: await change(context, object.id, inputs, undefined) };
  },
  async read({ api }, { id, inputs, outputs }) {
    const [app, webhook] = inputs ? [inputs.appId, id] : splitImportId(id, "<app>:<webhook>");
    const appId = await appIdOf(api, app);
    if (appId === undefined) return undefined;
    const live = await seen(inputs, {
      listed: () => api.platform.row(path`/apps/${appId}/webhooks`, webhook, Wire),
      single: () => orMissing(api.platform.send("GET", path`/apps/${appId}/webhooks/${webhook}`, { answer: Wire })),
    });
    if (live === undefined) return undefined;
    return {
      id: live.id,
      inputs: {
        ...inputs,
        appId,
        url: live.url,
        includes: inputs !== undefined && isSameSet(inputs.includes, live.include) ? inputs.includes : live.include,
        level: live.level,
      },
      outputs: { secret: outputs?.secret ?? "" },
    };
  },
  update(context, prior, inputs) {
    // A key that is no longer declared was perhaps lost to somebody: it is not kept.
    const known = prior.inputs.secret === undefined ? prior.outputs.secret : undefined;
    return change(context, prior.id, inputs, known || undefined);
  },
  async delete(context, { id, inputs }) {
    if (claims.handedOver(context, id)) return;
    await remove(context.api.platform, path`/apps/${inputs.appId}/webhooks/${id}`);
  },
  async validatePreview(context, { appId, url, includes }, { prior }) {
    const odd = includes?.find((event) => !events.includes(event));
    if (odd !== undefined) throw new Error(`includes: expected events that Heroku has, ${oneOf(events)}, got ${odd}`);
    if (appId === undefined || prior !== undefined) return;
    const webhooks = await ifReadable(context.api.platform.list(path`/apps/${appId}/webhooks`, Wire));
    // One with this receiver and these events is taken over.
    const isTakenOver = webhooks?.some((live) => live.url === url && isSameSet(live.include, includes ?? []));
    if (webhooks === undefined || isTakenOver) return;
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
});

interface Wish {
  readonly appId: string;
  readonly url: string;
  readonly includes: readonly string[];
  readonly level: "notify" | "sync";
  readonly secret?: string | undefined;
  readonly authorization?: string | undefined;
}

/** A webhook with the key that is known of it. */
interface Made {
  readonly id: string;
  readonly secret: string | undefined;
}

/** Heroku shows the key that it made in one header of this one answer. */
async function add(context: Context, { appId, includes, ...rest }: Wish): Promise<Made> {
  const { body, headers } = await onApp(context, appId, () =>
    context.api.platform.exchange("POST", path`/apps/${appId}/webhooks`, {
      body: { ...rest, include: includes },
      answer: Wire,
      secrets: secretsOf(rest),
    }),
  );
  return { id: body.id, secret: rest.secret ?? headers.get("heroku-webhook-secret") ?? undefined };
}

/** The webhook that an interrupted run has made: same receiver, same events. */
async function findOwn(context: Context, { appId, url, includes }: Wish): Promise<Made | undefined> {
  const webhooks = await onApp(context, appId, () => context.api.platform.list(path`/apps/${appId}/webhooks`, Wire));
  const own = webhooks.find(
    (live) => live.url === url && isSameSet(live.include, includes) && claims.heldBy(context, live.id) === undefined,
  );
  return own && { id: own.id, secret: undefined };
}

/** Sends everything; a webhook whose key nobody knows gets a fresh one. */
async function change(
  context: Context,
  id: string,
  wish: Wish,
  known: string | undefined,
): Promise<{ secret: string }> {
  const { appId, url, includes, level, authorization = null } = wish;
  const secret = wish.secret ?? known ?? randomBytes(32).toString("hex");
  await context.api.platform.send("PATCH", path`/apps/${appId}/webhooks/${id}`, {
    body: { url, include: includes, level, authorization, ...(secret === known ? {} : { secret }) },
    answer: Wire,
    repeatable: true,
    secrets: secretsOf({ ...wish, secret }),
  });
  return { secret };
}

const secretsOf = ({ secret, authorization }: Pick<Wish, "secret" | "authorization">): string[] =>
  [secret, authorization].filter((value) => value !== undefined);
