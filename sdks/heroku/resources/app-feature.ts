import { z } from "zod";
import { confirmed } from "../client/confirmed.ts";
import { isThere } from "../client/is-there.ts";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";
import { OLDEST_LIST_MS } from "../client/shared-lists.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { replaces } from "../define/traits.ts";
import { onApp } from "./apps/on-app.ts";
import { FormationWire, sizeOf } from "./formations/formation-wire.ts";
import { ifReadable } from "./lifecycle/if-readable.ts";
import { appIdOf, splitImportId } from "./lifecycle/import-id.ts";
import { oneOf } from "./lifecycle/one-of.ts";
import { ownership } from "./lifecycle/ownership.ts";
import { readFromListOrApi } from "./lifecycle/read-from-list-or-api.ts";

const Inputs = z.strictObject({
  appId: replaces(z.uuid()).describe("Id of the app."),
  name: replaces(z.string().min(1)).describe("Name of the feature, such as `preboot`."),
  enabled: z.boolean().default(true).describe("Whether the feature is enabled."),
});
type Inputs = z.output<typeof Inputs>;

export const appFeature = defineResource({
  token: "heroku:index/appFeature:AppFeature",
  summary: "Enables or disables a feature of an app.",
  inputs: Inputs,
  outputs: z.object({}),
  importId: "<app>:<feature>",
  replacement: "overwrites",
  async create(context, { appId, name, enabled }) {
    const id = `${appId}:${name}`;
    ownership.note(context, id);
    await onApp(context, appId, () => set(context, appId, name, enabled));
    return { id, outputs: {} };
  },
  async read({ api }, asked) {
    const [app, feature] = splitImportId(asked.id, "<app>:<feature>");
    const appId = await appIdOf(api, app);
    if (appId === undefined) return undefined;
    const live = await readFromListOrApi(asked.inputs, {
      async listed() {
        const features = await api.platform.list(path`/apps/${appId}/features`, Wire, { oldestMs: OLDEST_LIST_MS });
        return features.find(({ name }) => name === feature);
      },
      single: () => get({ api }, appId, feature),
    });
    if (live === undefined) return undefined;
    return { id: `${appId}:${live.name}`, inputs: { appId, name: live.name, enabled: live.enabled }, outputs: {} };
  },
  async update(context, _prior, { appId, name, enabled }) {
    await set(context, appId, name, enabled);
    return {};
  },
  leaves: ({ enabled }) => (enabled === false ? "feature switched off" : undefined),
  /** A feature cannot be removed: one that was switched on is switched off. */
  async delete(context, { id, inputs }) {
    const { appId, name, enabled } = inputs;
    if (!enabled || ownership.handedOver(context, id)) return;
    // Heroku drops features: one that is gone is off.
    const live = (await orMissing(set(context, appId, name, false))) ?? (await get(context, appId, name));
    if (live?.enabled) throw new Error(`feature ${name}: expected Heroku to switch it off, and it is still on`);
    if (live === undefined) await isThere(context.api, path`/apps/${appId}`);
  },
  validatePreview: validateFeature,
});

const Wire = z.object({ name: z.string(), enabled: z.boolean() });
type Wire = z.output<typeof Wire>;

function set(context: Pick<Context, "api">, appId: string, name: string, enabled: boolean) {
  const request = { body: { enabled }, response: Wire, repeatable: true };
  return confirmed({
    send: () => context.api.platform.send("PATCH", at(appId, name), request),
    look: () => get(context, appId, name),
    shows: (live) => live.name === name && live.enabled === enabled,
    what: `feature ${name}`,
  });
}

const at = (appId: string, name: string): string => path`/apps/${appId}/features/${name}`;

const get = ({ api }: Pick<Context, "api">, appId: string, name: string): Promise<Wire | undefined> =>
  orMissing(api.platform.send("GET", at(appId, name), { response: Wire }));

/** Refuses a feature that the app does not have, and Preboot on dynos that have none. Of a new app nothing is known. */
async function validateFeature(
  { api: { platform } }: Pick<Context, "api">,
  { appId, name, enabled }: Partial<Inputs>,
): Promise<void> {
  if (appId === undefined || name === undefined) return;
  const list = platform.list(path`/apps/${appId}/features`, z.object({ name: z.string() }), {
    oldestMs: OLDEST_LIST_MS,
  });
  const features = await ifReadable(list);
  if (features !== undefined && !features.some((each) => each.name === name)) {
    throw new Error(
      `name: expected a feature that the app has, ${oneOf(features.map((each) => each.name))}, got ${name}`,
    );
  }
  if (name !== "preboot" || !enabled) return;
  const formation = await ifReadable(
    platform.list(path`/apps/${appId}/formation`, FormationWire, { oldestMs: OLDEST_LIST_MS }),
  );
  const web = formation?.find(({ type }) => type === "web");
  if (web === undefined || !/^(eco|basic)$/i.test(sizeOf(web))) return;
  throw new Error(
    `enabled: expected web dynos of Standard-1X or larger for preboot, got ${sizeOf(web)}; change their size first`,
  );
}
