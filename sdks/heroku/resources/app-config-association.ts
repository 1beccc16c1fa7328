import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { orGone } from "../client/or-gone.ts";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";
import { defineResource } from "../define/definition.ts";
import { replaces, secret } from "../define/traits.ts";
import { freshApps } from "./apps/fresh-apps.ts";
import { refuseRolledBack } from "./apps/rolled-back.ts";
import { appConfig } from "./config-vars/batched-config.ts";
import { warnOfOverwritten } from "./config-vars/overwritten.ts";
import {
  dropKeys,
  eitherOpenOrSecret,
  keySlots,
  ownPart,
  type Place,
  setKeys,
  stillOurs,
  wantedVars,
} from "./config-vars/owned-keys.ts";
import { refuseAddonKeys, refuseOddVars } from "./config-vars/validate-config.ts";
import { appIdOf } from "./lifecycle/import-id.ts";

export const appConfigAssociation = defineResource({
  token: "heroku:index/appConfigAssociation:AppConfigAssociation",
  summary: "Owns some of an app's config vars, key by key; it never changes other keys.",
  inputs: z
    .strictObject({
      appId: replaces(z.uuid()).describe("Id of the app."),
      vars: z.record(z.string(), z.string()).default({}).describe("Config vars that are not secret."),
      sensitiveVars: secret(z.record(z.string(), z.string()).default({})).describe("Config vars that are secret."),
    })
    .check(eitherOpenOrSecret),
  outputs: z.object({}),
  importId: "<app>",
  slots: (inputs) => keySlots(placeOf(inputs.appId), inputs),
  replacement: "overwrites",
  async create(context, inputs) {
    const { appId } = inputs;
    await setKeys(context, placeOf(appId), inputs, undefined, !freshApps(context.api).has(appId));
    return { id: `config:${appId}`, outputs: {} };
  },
  async read(context, asked) {
    const appId = asked.inputs?.appId ?? (await appIdOf(context.api, asked.id.replace(/^config:/, "")));
    const live = appId === undefined ? undefined : await orMissing(appConfig.read(context, appId, undefined));
    if (appId === undefined || live === undefined) return undefined;
    return { id: `config:${appId}`, inputs: { appId, ...ownPart(live, asked.inputs) }, outputs: {} };
  },
  async update(context, prior, inputs) {
    await setKeys(context, placeOf(inputs.appId), inputs, prior.inputs);
    return {};
  },
  async delete(context, { inputs }) {
    const { appId } = inputs;
    await orGone(context.api, path`/apps/${appId}`, dropKeys(context, placeOf(appId), inputs));
  },
  async validateRemoval(context, { inputs }) {
    if (stillOurs(context, placeOf(inputs.appId), inputs).length > 0) await refuseRolledBack(context, inputs.appId);
  },
  async validatePreview(context, { appId, vars, sensitiveVars }, { prior, keysOf }) {
    // A map with a value that is not known yet is absent as a whole; its keys are known.
    const known = wantedVars({ vars: vars ?? {}, sensitiveVars: sensitiveVars ?? {} });
    const before = prior === undefined ? {} : wantedVars(prior.inputs);
    const keys = ["vars", "sensitiveVars"].flatMap((input) => keysOf?.(input) ?? []);
    const unknown = keys.filter((key) => !(key in known) && !(key in before)).map((key) => [key, ""]);
    const planned = { ...Object.fromEntries(unknown), ...known };
    refuseOddVars(planned);
    if (appId === undefined) return;
    await refuseAddonKeys(context, appId, planned, before);
    const wanted = vars && sensitiveVars && known;
    if (!isDeepStrictEqual(wanted, before)) await refuseRolledBack(context, appId);
    await warnOfOverwritten(context, placeOf(appId), known, before);
  },
});

const placeOf = (appId: string): Place => ({
  config: appConfig,
  at: appId,
  id: appId,
  what: `app ${appId}`,
  show: (key) => `heroku config:get ${key} --app ${appId}`,
});
