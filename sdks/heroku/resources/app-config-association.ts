import { z } from "zod";
import { HerokuError } from "../client/heroku-error.ts";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { replaces, secret } from "../define/traits.ts";
import { addonOwnedVars } from "./addons/owned-vars.ts";
import { freshApps } from "./apps/fresh-apps.ts";
import { onApp } from "./apps/on-app.ts";
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
    const live = freshApps.has(context, appId) ? {} : await allVars(context, appId);
    await patch(context, appId, changes(live, wantedVars(inputs), []));
    return { id: `config:${appId}`, outputs: {} };
  },
  async read(context, asked) {
    const appId = asked.inputs?.appId ?? (await appIdOf(context.api, asked.id.replace(/^config:/, "")));
    const live = appId === undefined ? undefined : await orMissing(allVars(context, appId));
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
    const live = await allVars(context, inputs.appId);
    await patch(context, inputs.appId, changes(live, wantedVars(inputs), stillOurs(context, prior.inputs)));
    return {};
  },
  async delete(context, { inputs }) {
    const removals = Object.fromEntries(stillOurs(context, inputs).map((key) => [key, null]));
    await orMissing(patch(context, inputs.appId, removals));
  },
});

type Vars = Record<string, string>;
/** Values to set; `null` removes a key. */
type Changes = Record<string, string | null>;
type Caller = Pick<Context, "api" | "signal" | "urn">;

/** The app's whole config, add-ons' vars included. */
function allVars(context: Caller, appId: string): Promise<Vars> {
  const answer = z.record(z.string(), z.string());
  return onApp(context, appId, () => context.api.platform.send("GET", path`/apps/${appId}/config-vars`, { answer }));
}

/** One release and one restart, however many keys. */
async function patch(context: Caller, appId: string, vars: Changes): Promise<void> {
  try {
    await send(context, appId, vars);
  } catch (error) {
    const removes = Object.values(vars).includes(null);
    if (!removes || !(error instanceof HerokuError) || error.status !== 422) throw error;
    const owned = await addonOwnedVars(context, appId);
    const left = Object.entries(vars).filter(([key, value]) => value !== null || !owned.has(key));
    if (left.length === Object.keys(vars).length) throw error;
    // An add-on has taken over a key that was ours: it is no longer ours to remove.
    await send(context, appId, Object.fromEntries(left));
  }
}

async function send(context: Caller, appId: string, vars: Changes): Promise<void> {
  if (Object.keys(vars).length === 0) return;
  await onApp(context, appId, () =>
    context.api.platform.send("PATCH", path`/apps/${appId}/config-vars`, {
      body: vars,
      answer: z.unknown(),
      repeatable: true,
      secrets: Object.values(vars).filter((value) => value !== null),
    }),
  );
}

/** What to send: values that differ, and `null` for keys that were ours and are not wanted any more. */
function changes(live: Vars, wanted: Vars, before: readonly string[]): Changes {
  const set = Object.entries(wanted).filter(([key, value]) => live[key] !== value);
  const drop = before.filter((key) => !(key in wanted) && key in live);
  return Object.fromEntries([...set, ...drop.map((key) => [key, null] as const)]);
}

const wantedVars = ({ vars, sensitiveVars }: { vars: Vars; sensitiveVars: Vars }): Vars => ({
  ...vars,
  ...sensitiveVars,
});

interface Declared {
  readonly appId: string;
  readonly vars: Vars;
  readonly sensitiveVars: Vars;
}

function claim(context: Caller, declared: Declared): void {
  for (const key of Object.keys(wantedVars(declared))) claims.note(context, `${declared.appId}:${key}`);
}

/** Keys without those that have gone over to another declaration in this run. */
const stillOurs = (context: Caller, declared: Declared): string[] =>
  Object.keys(wantedVars(declared)).filter((key) => claims.heldBy(context, `${declared.appId}:${key}`) === undefined);

const pick = (live: Vars, keys: readonly string[]): Vars =>
  Object.fromEntries(Object.entries(live).filter(([key]) => keys.includes(key)));
