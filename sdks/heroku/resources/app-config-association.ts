import { z } from "zod";
import { orMissing } from "../client/or-missing.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { replaces, secret } from "../define/traits.ts";
import { freshApps } from "./apps/fresh-apps.ts";
import { applyConfig, sharedVars, type Vars } from "./config-vars/batched-config.ts";
import { claims } from "./lifecycle/claims.ts";
import { appIdOf } from "./lifecycle/import-id.ts";

export const appConfigAssociation = defineResource({
  token: "heroku:index/appConfigAssociation:AppConfigAssociation",
  summary: "Owns some of an app's config vars, key by key; keys of others are never touched.",
  inputs: z
    .strictObject({
      appId: replaces(z.uuid()).describe("Id of the app."),
      vars: z.record(z.string(), z.string()).default({}).describe("Config vars that may be seen."),
      sensitiveVars: secret(z.record(z.string(), z.string()).default({})).describe(
        "Config vars whose values are kept secret.",
      ),
    })
    .check(({ value: { vars, sensitiveVars }, issues }) => {
      for (const key of Object.keys(vars).filter((each) => each in sensitiveVars)) {
        const message = "expected the key here or in sensitiveVars, got it in both";
        issues.push({ code: "custom", path: ["vars", key], input: key, message });
      }
    }),
  outputs: z.object({}),
  importId: "<app>",
  sharesIds: true,
  async create(context, inputs) {
    const { appId } = inputs;
    claim(context, inputs);
    await applyConfig(context, appId, {
      set: wantedVars(inputs),
      drop: () => [],
      look: !freshApps.has(context, appId),
    });
    return { id: `config:${appId}`, outputs: {} };
  },
  async read(context, asked) {
    const appId = asked.inputs?.appId ?? (await appIdOf(context.api, asked.id.replace(/^config:/, "")));
    const live = appId === undefined ? undefined : await orMissing(sharedVars(context, appId, undefined));
    if (appId === undefined || live === undefined) return undefined;
    // An import takes over nothing: a key that is not declared afterwards would be removed, whoever has set it.
    const { vars, sensitiveVars } = asked.inputs ?? { vars: {}, sensitiveVars: {} };
    return {
      id: `config:${appId}`,
      inputs: { appId, vars: pick(live, Object.keys(vars)), sensitiveVars: pick(live, Object.keys(sensitiveVars)) },
      outputs: {},
    };
  },
  async update(context, prior, inputs) {
    claim(context, inputs);
    await applyConfig(context, inputs.appId, {
      set: wantedVars(inputs),
      drop: () => stillOurs(context, prior.inputs),
      look: true,
    });
    return {};
  },
  async delete(context, { inputs }) {
    const removal = applyConfig(context, inputs.appId, {
      set: {},
      drop: () => stillOurs(context, inputs),
      look: false,
    });
    await orMissing(removal);
  },
});

type Caller = Pick<Context, "api" | "urn">;

const wantedVars = ({ vars, sensitiveVars }: { vars: Vars; sensitiveVars: Vars }): Vars => ({
  ...vars,
  ...sensitiveVars,
});

interface Declared {
  readonly appId: string;
  readonly vars: Vars;
  readonly sensitiveVars: Vars;
}

/** Of two declarations of one key the later would win now, and each undo the other from then on. */
function claim(context: Caller, declared: Declared): void {
  const { appId } = declared;
  for (const key of Object.keys(wantedVars(declared))) {
    claims.refuseSecond(context, `${appId}:${key}`, `config var ${key} of app ${appId}`);
    claims.note(context, `${appId}:${key}`);
  }
}

/** Keys without those that have gone over to another declaration in this run. */
const stillOurs = (context: Caller, declared: Declared): string[] =>
  Object.keys(wantedVars(declared)).filter((key) => claims.heldBy(context, `${declared.appId}:${key}`) === undefined);

const pick = (live: Vars, keys: readonly string[]): Vars =>
  Object.fromEntries(Object.entries(live).filter(([key]) => keys.includes(key)));
