import { z } from "zod";
import { HerokuError } from "../client/heroku-error.ts";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { replaces } from "../define/traits.ts";
import { isAppMissing } from "./apps/is-app-missing.ts";
import { applyFormation, type Wish } from "./formations/batched-formation.ts";
import { FormationWire, isSize, sizeOf } from "./formations/formation-wire.ts";
import { splitImportId } from "./lifecycle/import-id.ts";

export const formation = defineResource({
  token: "heroku:index/formation:Formation",
  summary:
    "Sets number and size of the dynos of one process type. Waits, without failing, until a release has made that type known.",
  inputs: z.strictObject({
    appId: replaces(z.uuid()).describe("Id of the app."),
    type: replaces(z.string().min(1)).describe("Process type, as in the Procfile."),
    quantity: z.int().min(0).max(100).describe("Number of dynos."),
    size: z.string().min(1).describe("Dyno size, such as `Standard-1X`; upper and lower case are the same."),
  }),
  outputs: z.object({
    waiting: z
      .boolean()
      .describe("Whether the wish is not applied yet because no release has made the process type known."),
  }),
  importId: "<app>:<process type>",
  async create(context, { appId, ...wish }) {
    return { id: `${appId}:${wish.type}`, outputs: await apply(context, appId, wish) };
  },
  async read({ api }, asked) {
    const [app, type] = splitImportId(asked.id, "<app>:<process type>");
    const live = await getFormation(
      api.platform.send("GET", path`/apps/${app}/formation/${type}`, { answer: FormationWire }),
    );
    if (live === "no such type") {
      // Also when a later release has dropped the type: the wish stands until one brings it back.
      return asked.inputs && { id: asked.id, inputs: asked.inputs, outputs: { waiting: true } };
    }
    if (live === undefined) return undefined;
    // A wish that still waits is not drift when its type has come to be: it is due.
    if (asked.inputs !== undefined && asked.outputs?.waiting === true) {
      return { id: asked.id, inputs: asked.inputs, outputs: { waiting: true } };
    }
    const {
      type: liveType,
      quantity,
      app: { id: appId },
    } = live;
    const size =
      asked.inputs !== undefined && isSize(sizeOf(live), asked.inputs.size) ? asked.inputs.size : sizeOf(live);
    return {
      id: `${appId}:${liveType}`,
      inputs: { appId, type: liveType, quantity, size },
      outputs: { waiting: false },
    };
  },
  update(context, _prior, { appId, ...wish }) {
    return apply(context, appId, wish);
  },
  /** Heroku has no such call: the dynos go with the app, or with the process type. */
  async delete() {},
  async due({ api }, { inputs: { appId, type }, outputs }) {
    if (outputs.waiting !== true) return [];
    const live = await orMissing(
      api.platform.send("GET", path`/apps/${appId}/formation/${type}`, { answer: FormationWire }),
    );
    return live === undefined ? [] : ["quantity", "size"];
  },
});

async function apply(context: Context<{ waiting: boolean }>, appId: string, wish: Wish): Promise<{ waiting: boolean }> {
  const waiting = (await applyFormation(context, appId, wish)) === "waiting";
  if (waiting) context.say(`${wish.type} waits for the first release that has a process type of that name`);
  return { waiting };
}

/** Tells an app without the process type from an app that is gone: Heroku answers 404 to both. */
async function getFormation(call: Promise<FormationWire>): Promise<FormationWire | "no such type" | undefined> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof HerokuError) || error.status !== 404) throw error;
    return isAppMissing(error) ? undefined : "no such type";
  }
}
