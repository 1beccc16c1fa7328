import { z } from "zod";
import { deleteIdempotent } from "../client/delete-idempotent.ts";
import { HerokuError } from "../client/heroku-error.ts";
import { path } from "../client/path.ts";
import { isSameUrl } from "../client/same-url.ts";
import { waitUntil } from "../client/wait-until.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { replaces, secret } from "../define/traits.ts";
import { freshApps } from "./apps/fresh-apps.ts";
import { onApp } from "./apps/on-app.ts";
import { ifReadable } from "./lifecycle/if-readable.ts";
import { appIdOf, splitImportId } from "./lifecycle/import-id.ts";
import { limits, refuseTooMany } from "./lifecycle/limits.ts";
import { createUnlessThere } from "./lifecycle/look-twice.ts";
import { ownership } from "./lifecycle/ownership.ts";
import { countPlanned } from "./lifecycle/planned-once.ts";
import { readRow } from "./lifecycle/read-from-list-or-api.ts";

export const drain = defineResource({
  token: "heroku:index/drain:Drain",
  summary: "Sends an app's logs to a collector.",
  inputs: z
    .strictObject({
      appId: replaces(z.uuid()).describe("Id of the app."),
      url: replaces(z.string().optional()).describe(
        "URL of the collector, as `https://…` or `syslog+tls://…`, without credentials.",
      ),
      sensitiveUrl: replaces(secret(z.string().optional())).describe(
        "URL of the collector if it contains credentials; replaces `url`.",
      ),
    })
    .refine(({ url, sensitiveUrl }) => (url === undefined) !== (sensitiveUrl === undefined), {
      path: ["url"],
      error: "expected a collector either here or in sensitiveUrl, got one in both or in none",
    }),
  outputs: z.object({
    token: secret(z.string()).describe("Token that marks the log lines of this drain, as `d.<uuid>`."),
  }),
  importId: "<app>:<drain>",
  async create(context, inputs) {
    const { appId } = inputs;
    const url = urlOf(inputs);
    const creation = {
      signal: context.signal,
      send: () => add(context, appId, url),
      find: () => findOwn(context, appId, url),
      isAsked: (made: Wire) => isSameUrl(made.url, url),
    };
    const { object: live } = await createUnlessThere(creation, !freshApps(context.api).has(appId));
    ownership.note(context, live.id);
    return { id: live.id, outputs: { token: live.token } };
  },
  async read({ api }, { id, inputs }) {
    const [app, drainId] = inputs ? [inputs.appId, id] : importParts(id);
    const appId = await appIdOf(api, app);
    if (appId === undefined) return undefined;
    const live = await readRow(api, inputs, [path`/apps/${appId}/log-drains`, drainId], Wire);
    if (live === undefined) return undefined;
    const open = inputs === undefined ? !holdsCredentials(live.url) : inputs.url !== undefined;
    return {
      id: live.id,
      inputs: { appId, ...(open ? { url: live.url } : { sensitiveUrl: live.url }) },
      outputs: { token: live.token },
    };
  },
  // Heroku refuses the same URL a second time.
  mayOverlap: (before, after) => before.appId === after.appId && urlOf(before) !== urlOf(after),
  async delete(context, { id, inputs }) {
    if (ownership.handedOver(context, id)) return;
    await deleteIdempotent(context, path`/apps/${inputs.appId}/log-drains/${id}`, { id });
  },
  async validatePreview(context, { appId, url, sensitiveUrl }, { prior, takesOver }) {
    const property = url === undefined ? "sensitiveUrl" : "url";
    const address = url ?? sensitiveUrl;
    if (address !== undefined && !/^(https?|syslog|syslog\+tls):\/\/./.test(address)) {
      throw new Error(
        `${property}: expected an address that begins with https://, syslog:// or syslog+tls://, got another`,
      );
    }
    if (appId === undefined || prior !== undefined) return;
    const drains = await ifReadable(context.api.platform.list(path`/apps/${appId}/log-drains`, Wire));
    const alike = drains?.find((live) => live.url === address);
    if (alike !== undefined) takesOver(alike.id, { object: "drain" });
    if (drains === undefined || alike !== undefined) return;
    const count = drains.length + countPlanned(context, `drain of ${appId}`);
    refuseTooMany(property, count, limits.drainsPerApp, "log drains");
  },
});

const Wire = z.object({
  id: z.string(),
  token: z.string(),
  url: z.string(),
  addon: z.object({ id: z.string() }).nullish(),
});
type Wire = z.output<typeof Wire>;

/** A new app gets its log channel within this time. */
const CHANNEL_MS = 2 * 60_000;

/** The schema lets exactly one through. */
const urlOf = ({ url, sensitiveUrl }: { url?: string | undefined; sensitiveUrl?: string | undefined }): string =>
  url ?? sensitiveUrl ?? "";

/** Sends the create, again as long as a new app has no log channel yet. */
async function add(context: Context, appId: string, url: string): Promise<Wire> {
  const send = () =>
    onApp(context, appId, () =>
      context.api.platform.send("POST", path`/apps/${appId}/log-drains`, {
        body: { url },
        response: Wire,
        secrets: [url],
      }),
    );
  try {
    return await send();
  } catch (error) {
    if (!lacksChannel(error)) throw error;
    const made = await waitUntil(() => unlessChannelLacks(send), { signal: context.signal, totalMs: CHANNEL_MS });
    if (made === undefined) throw error;
    return made;
  }
}

async function unlessChannelLacks(send: () => Promise<Wire>): Promise<Wire | undefined> {
  try {
    return await send();
  } catch (error) {
    if (lacksChannel(error)) return undefined;
    throw error;
  }
}

const lacksChannel = (error: unknown): boolean => error instanceof HerokuError && /log channel/i.test(error.reason);

/** The drain that an interrupted run has made; an add-on's is its vendor's. */
async function findOwn(context: Context, appId: string, url: string): Promise<Wire | undefined> {
  const drains = await onApp(context, appId, () => context.api.platform.list(path`/apps/${appId}/log-drains`, Wire));
  return drains.find(
    (live) => isSameUrl(live.url, url) && !live.addon && ownership.heldBy(context, live.id) === undefined,
  );
}

/** Heroku also finds a drain by its URL, but an id appears in errors, and a URL may contain credentials. */
function importParts(id: string): [app: string, drain: string] {
  const parts = splitImportId(id, "<app>:<drain>");
  if (z.uuid().safeParse(parts[1]).success) return parts;
  throw new Error(
    `id: expected <app>:<id of the drain>, got ${parts[0]} and ${parts[1].length} characters that are no id`,
  );
}

/** An import takes a URL for a secret as soon as it could hold one. */
function holdsCredentials(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { username, password, search, pathname } = new URL(url);
  return username !== "" || password !== "" || search !== "" || pathname.length > 1;
}
