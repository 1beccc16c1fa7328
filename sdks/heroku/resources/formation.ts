import { z } from "zod";
import type { Heroku } from "../client/heroku.ts";
import { HerokuError } from "../client/heroku-error.ts";
import { isThere } from "../client/is-there.ts";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";
import { OLDEST_LIST_MS } from "../client/shared-lists.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { breaks, replaces } from "../define/traits.ts";
import { ListedApp } from "./apps/app-wire.ts";
import { freshApps } from "./apps/fresh-apps.ts";
import { isAppMissing } from "./apps/on-app.ts";
import { dynoSizes } from "./apps/platform-catalogue.ts";
import { applyFormation, type DesiredFormation } from "./formations/batched-formation.ts";
import { type Dynos, refuseMix } from "./formations/dyno-mix.ts";
import { FormationWire, isSize, sizeOf } from "./formations/formation-wire.ts";
import { ifReadable } from "./lifecycle/if-readable.ts";
import { splitImportId } from "./lifecycle/import-id.ts";
import { oneOf } from "./lifecycle/one-of.ts";
import { ownership } from "./lifecycle/ownership.ts";
import { readFromListOrApi } from "./lifecycle/read-from-list-or-api.ts";

export const formation = defineResource({
  token: "heroku:index/formation:Formation",
  summary:
    "Sets the number and size of dynos of one process type. If no release has defined the type yet, it waits without failing. Deleting it scales the type to 0.",
  inputs: z.strictObject({
    appId: replaces(z.uuid()).describe("Id of the app."),
    type: replaces(z.string().min(1)).describe("Process type, as in the Procfile."),
    quantity: breaks(z.int().min(0).max(100), { to: 0, consequence: { code: "process stopped" } }).describe(
      "Number of dynos.",
    ),
    size: z.string().min(1).describe("Dyno size, such as `Standard-1X`; case-insensitive."),
  }),
  outputs: z.object({
    waiting: z
      .boolean()
      .describe("Whether the change is still pending because no release has defined the process type."),
  }),
  importId: "<app>:<process type>",
  replacement: "overwrites",
  async create(context, { appId, ...wish }) {
    const id = `${appId}:${wish.type}`;
    ownership.note(context, claimOn(id));
    if (freshApps(context.api).has(appId)) return { id, outputs: waits(context, wish) };
    return { id, outputs: await apply(context, appId, wish) };
  },
  async read({ api }, asked) {
    const [app, type] = splitImportId(asked.id, "<app>:<process type>");
    const live = await find(api, app, type, asked);
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
  async validatePreview(context, { appId, ...wish }) {
    await validateFormation(context, appId, wish);
  },
  /** Heroku has no such call, so the dynos are stopped. The process type itself goes with the first release that lacks it. */
  async delete(context, { id, inputs: { appId, type } }) {
    if (ownership.handedOver(context, claimOn(id))) return;
    const done = await orMissing(applyFormation(context, appId, { type, quantity: 0 }));
    if (done === undefined) await isThere(context.api, path`/apps/${appId}`);
  },
  async due({ api }, prior, { quantity, size }) {
    if (prior.outputs.waiting !== true) return {};
    const live = await ifReadable(find(api, prior.inputs.appId, prior.inputs.type, prior));
    if (live === undefined || live === "no such type") return {};
    const isSized = size !== undefined && isSize(sizeOf(live), size);
    // Where all is as wished, it is still to be recorded that nothing waits.
    return { quantity: isSized ? true : live.quantity !== quantity, size: !isSized };
  },
});

/** An app's features have ids of the same form. */
const claimOn = (id: string): string => `formation:${id}`;

async function apply(
  context: Context<{ waiting: boolean }>,
  appId: string,
  wish: DesiredFormation,
): Promise<{ waiting: boolean }> {
  const waiting = (await applyFormation(context, appId, wish)) === "waiting";
  return waiting ? waits(context, wish) : { waiting };
}

function waits({ log: say }: Pick<Context, "log">, { type }: DesiredFormation): { waiting: boolean } {
  say(
    `${type} waits for the first release that has a process type of that name: deploy code to the app, then run up again`,
  );
  return { waiting: true };
}

type Found = FormationWire | "no such type";
interface Known {
  readonly inputs?: unknown;
  readonly outputs?: { readonly waiting?: boolean | undefined };
}

/** `undefined` when the app is gone. */
function find(api: Heroku, app: string, type: string, { inputs, outputs }: Known): Promise<Found | undefined> {
  const { platform } = api;
  return readFromListOrApi<Found>(inputs, {
    async listed() {
      const types = await platform.list(path`/apps/${app}/formation`, FormationWire, { oldestMs: OLDEST_LIST_MS });
      // What waits is not expected to be there.
      return types.find((live) => live.type === type) ?? (outputs?.waiting ? "no such type" : undefined);
    },
    async single() {
      try {
        return await platform.send("GET", path`/apps/${app}/formation/${type}`, { response: FormationWire });
      } catch (error) {
        if (!(error instanceof HerokuError) || error.status !== 404) throw error;
        // Heroku answers 404 to an app without the process type as to one that is gone.
        return isAppMissing(error) || !(await isThere(api, path`/apps/${app}`)) ? undefined : "no such type";
      }
    },
  });
}

type Caller = Pick<Context, "api" | "signal">;

/** Refuses dynos of a size, in a number or in a mix that Heroku does not run. */
async function validateFormation(context: Caller, appId: string | undefined, wish: Partial<Dynos>): Promise<void> {
  const { type, quantity, size } = wish;
  if (size === undefined) return;
  if (quantity !== undefined) refuseSeveralSmall(quantity, size);
  if (appId !== undefined && type !== undefined && quantity !== undefined) {
    await refuseMix(context, appId, { type, quantity, size });
  }
  const { api } = context;
  const sizes = await ifReadable(dynoSizes(api));
  if (sizes === undefined) return;
  const known = sizes.find(({ name }) => isSize(name, size));
  if (known === undefined) {
    throw new Error(`size: expected a dyno size that Heroku has, ${oneOf(sizes.map(({ name }) => name))}, got ${size}`);
  }
  if (appId !== undefined) await refuseOtherRuntime(api, appId, known);
}

/** Source: Dev Center, "Dyno Types", 3 December 2024. */
function refuseSeveralSmall(quantity: number, size: string): void {
  if (quantity <= 1 || !["Eco", "Basic"].some((small) => isSize(small, size))) return;
  throw new Error(`quantity: expected 0 or 1 dynos of the size ${size}, got ${quantity}; more need Standard-1X`);
}

async function refuseOtherRuntime(
  api: Heroku,
  appId: string,
  size: { readonly name: string; readonly private_space_only: boolean },
): Promise<void> {
  const app = await ifReadable(api.platform.row("/apps", appId, ListedApp));
  if (app === undefined || Boolean(app.space) === size.private_space_only) return;
  const expected = app.space ? "a size of private spaces, such as Private-S" : "a size of the Common Runtime";
  throw new Error(
    `size: expected ${expected}, got ${size.name}; ${app.name} runs in ${app.space?.name ?? "no private space"}`,
  );
}
