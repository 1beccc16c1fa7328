import { z } from "zod";
import { createOnce } from "../client/create-once.ts";
import { path } from "../client/path.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { AddonInputs } from "./addons/addon-inputs.ts";
import { addonName } from "./addons/addon-name.ts";
import { AddonWire, getAddon, isLeaving } from "./addons/addon-wire.ts";
import { attachAs, attachedAs, isAttachedAs } from "./addons/attached-as.ts";
import { existingAddon, warnOfExisting } from "./addons/existing-addon.ts";
import { changePlan, isPlan } from "./addons/plan-change.ts";
import { provisioned } from "./addons/provisioning.ts";
import { refuseAttached, removeAddon } from "./addons/remove-addon.ts";
import { validateAddon } from "./addons/validate-addon.ts";
import { onApp } from "./apps/on-app.ts";
import { refuseRolledBack } from "./apps/rolled-back.ts";
import { gone } from "./lifecycle/gone.ts";
import { ownership } from "./lifecycle/ownership.ts";
import { readRow } from "./lifecycle/read-from-list-or-api.ts";

export const addon = defineResource({
  token: "heroku:index/addon:Addon",
  summary:
    "Provisions an add-on and attaches it to the app that is billed for it. Changing `plan` or `config` never replaces it.",
  inputs: AddonInputs,
  outputs: z.object({
    name: z.string().describe("Name of the add-on."),
    providerId: z.string().nullable().describe("The vendor's id of the add-on."),
    configVars: z.array(z.string()).describe("Names of the config vars that it sets on its app."),
  }),
  importId: "<add-on id or name>",
  addresses: (id) => [path`/addons/${id}`],
  uniqueName({ appId, name }) {
    if (name === undefined) return undefined;
    return { property: "name", noun: "an add-on's name", name, ...(appId !== undefined && { place: appId }) };
  },
  replacement: {
    loses: "the add-on with the data or the logs that it holds",
    existing: async (context, inputs) => (await existingAddon(context, inputs))?.id,
  },
  async create(context, inputs) {
    await refuseRolledBack(context, inputs.appId);
    const { object: live, found } = await makeAddon(context, inputs);
    ownership.note(context, live.id);
    context.checkpoint(live.id, outputsOf(live));
    const ready = await whenProvisioned(context, live);
    return { id: live.id, outputs: outputsOf(found ? await ensure(context, ready, inputs, undefined) : ready) };
  },
  async read(context, { id, inputs }) {
    const live = await readRow(context.api, inputs, ["/addons", id], AddonWire);
    if (live === undefined || isLeaving(live)) return undefined;
    const attachment = inputs?.attachmentName && (await attachedAs(context, placeOf(live), inputs.attachmentName));
    return {
      id: live.id,
      inputs: {
        appId: live.app.id,
        plan: inputs !== undefined && isPlan(live.plan.name, inputs.plan) ? inputs.plan : live.plan.name,
        ...(inputs?.name === undefined ? {} : { name: live.name }),
        ...(attachment === undefined ? {} : { attachmentName: attachment }),
        ...(inputs?.config === undefined ? {} : { config: inputs.config }),
      },
      outputs: outputsOf(live),
    };
  },
  async update(context, prior, inputs) {
    const live = await getAddon(context, prior.id);
    if (live === undefined || isLeaving(live)) throw gone(`add-on ${prior.outputs.name ?? prior.id}`);
    if (JSON.stringify(inputs.config ?? {}) !== JSON.stringify(prior.inputs.config ?? {})) {
      context.log("config is given to the vendor at creation only: the change is noted, and changes nothing on Heroku");
    }
    return outputsOf(await ensure(context, await whenProvisioned(context, live), inputs, prior.inputs.attachmentName));
  },
  isBreaking: (context, _, { id, inputs }) =>
    isAttachedAs(context, { addonId: id, appId: inputs.appId }, inputs.attachmentName),
  async delete(context, { id, inputs }) {
    if (ownership.handedOver(context, id)) return;
    await refuseRolledBack(context, inputs.appId);
    await removeAddon(context, inputs.appId, id);
  },
  async validateRemoval(context, { id, inputs }) {
    if (ownership.heldBy(context, id) !== undefined) return;
    await refuseRolledBack(context, inputs.appId);
    await refuseAttached(context, id);
  },
  async validatePreview(context, inputs, preview) {
    await validateAddon(context, inputs, preview);
    if (preview.prior === undefined) await warnOfExisting(context, inputs, preview);
  },
});

type Caller = Pick<Context, "api" | "signal" | "urn">;

/** Sends the create, or finds by its name the add-on that an interrupted run of ours has made. */
function makeAddon(context: Caller, { appId, plan, name, attachmentName, config }: AddonInputs) {
  const { platform } = context.api;
  const wanted = name ?? addonName(context.urn, appId, plan);
  return createOnce({
    signal: context.signal,
    send: () =>
      onApp(context, appId, () =>
        platform.send("POST", path`/apps/${appId}/addons`, {
          body: {
            plan,
            name: wanted,
            ...(attachmentName === undefined ? {} : { attachment: { name: attachmentName } }),
            ...(config === undefined ? {} : { config }),
          },
          response: AddonWire,
          secrets: Object.values(config ?? {}),
        }),
      ),
    async find() {
      const live = await existingAddon(context, { appId, plan, name });
      return live === undefined || ownership.heldBy(context, live.id) !== undefined ? undefined : live;
    },
    isAsked: (live) => live.name === wanted && live.app.id === appId,
  });
}

const whenProvisioned = async (context: Caller, live: AddonWire): Promise<AddonWire> =>
  live.state === "provisioned" ? live : provisioned(context, live.app.id, live.id);

async function ensure(
  context: Caller,
  live: AddonWire,
  wish: AddonInputs,
  formerAttachment: string | undefined,
): Promise<AddonWire> {
  const changed = await whenProvisioned(context, await changePlan(context, live, wish));
  const { attachmentName } = wish;
  if (attachmentName === undefined) return changed;
  await attachAs(context, { ...placeOf(changed), plan: wish.plan }, attachmentName, formerAttachment);
  // Its config vars follow the name.
  return (await getAddon(context, live.id)) ?? changed;
}

const placeOf = ({ id, app }: AddonWire) => ({ addonId: id, appId: app.id });

const outputsOf = (live: AddonWire) => ({
  name: live.name,
  providerId: live.provider_id ?? null,
  configVars: live.config_vars,
});
