import { type Created, createOnce } from "../../client/create-once.ts";
import type { HerokuError } from "../../client/heroku-error.ts";
import { orNotVisible } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { importSteps } from "../lifecycle/import-steps.ts";
import type { AppInputs } from "./app-inputs.ts";
import { AppWire } from "./app-wire.ts";
import { reasonsAgainst } from "./pristine-app.ts";
import { teamOf } from "./team-of.ts";

/** Why an app is not taken over that the key may not see. */
export const OF_OTHERS = "it belongs to another owner";

type Caller = Pick<Context, "api" | "signal" | "urn">;

/**
 * Sends the create (`POST /teams/apps`), or takes over our own whose answer was lost: a pristine app of that name in that
 * team. Any other app of that name is an error that says why, and how to import it.
 */
export function makeApp(context: Caller, inputs: AppInputs): Promise<Created<AppWire>> {
  const { name, organization, region, space, stack } = inputs;
  const place = space === undefined ? { region } : { space };
  return createOnce({
    signal: context.signal,
    send: () =>
      context.api.platform.send("POST", "/teams/apps", {
        body: { name, team: organization.name, ...place, ...(stack === undefined ? {} : { stack }) },
        response: AppWire,
      }),
    async find(refusal) {
      const live = await orNotVisible(context.api.platform.send("GET", path`/apps/${name}`, { response: AppWire }));
      if (live === undefined && !(refusal && /taken/i.test(refusal.reason))) return undefined;
      const against =
        live === undefined
          ? [OF_OTHERS]
          : await reasonsAgainst(context, live, { team: organization.name, region, space });
      if (live === undefined || against.length > 0) {
        const ifOurs = "set the resource option deleteBeforeReplace to true, so that the old one goes first";
        throw notOurs(context, name, against, live === undefined ? { refusal } : { refusal, ifOurs });
      }
      return live;
    },
    isAsked: (live) => live.name === name && teamOf(live) === organization.name,
  });
}

/** The error of an app whose name is taken by one that is not ours to take over. `ifOurs` says what to do if this stack has it. */
export function notOurs(
  { urn }: Pick<Context, "urn">,
  name: string,
  against: string[],
  { refusal, ifOurs }: { readonly refusal?: HerokuError | undefined; readonly ifOurs?: string } = {},
): Error {
  const said = refusal === undefined ? "" : ` (Heroku: ${refusal.message})`;
  const replaced =
    ifOurs === undefined ? "" : `; if this stack has that app already, this replaces it by force: ${ifOurs}`;
  const isHidden = against.includes(OF_OTHERS);
  const ours = `choose another name, or rename that app (heroku apps:rename <another name> --app ${name}) and run this again, which makes a new one; or, to manage that app from here: ${importSteps(urn, "heroku:index/app:App", name)}`;
  return new Error(
    `name: expected the name of no app yet, got ${name}, and that app is not taken over: ${against.join(", ")}${said}; ` +
      `${isHidden ? "choose another name" : ours}${replaced}`,
    { cause: refusal },
  );
}

/** The id of the app that has this name, when the key may see it. */
export async function existingApp(
  { api }: Pick<Context, "api">,
  { name }: { readonly name?: string },
): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const live = await orNotVisible(api.platform.send("GET", path`/apps/${name}`, { response: AppWire }));
  return live?.id;
}
