import { confirmed } from "../../client/confirmed.ts";
import { HerokuError } from "../../client/heroku-error.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { AppWire } from "./app-wire.ts";
import { isInTeam, isTeamName, ownerOf } from "./team-of.ts";

/**
 * Gives an app to a team, with all that hangs on it (`PATCH /teams/apps/{app}`, as Heroku's CLI does it for an app of another
 * team and of a person). Only its place in a pipeline is lost: Heroku takes an app out of it that is transferred alone.
 */
export async function transferApp({ api }: Pick<Context, "api">, live: AppWire, team: string): Promise<AppWire> {
  if (isInTeam(live, team)) return live;
  try {
    const request = { body: { owner: team }, response: AppWire, repeatable: true };
    const moved = await confirmed({
      send: () => api.platform.send("PATCH", path`/teams/apps/${live.id}`, request),
      look: () => api.platform.send("GET", path`/apps/${live.id}`, { response: AppWire }),
      shows: (now) => now.id === live.id && isInTeam(now, team),
      what: `transfer of app ${live.name}`,
    });
    // By Heroku's schema an answer of this route leaves `acm` out.
    return { ...moved, acm: live.acm };
  } catch (error) {
    if (error instanceof HerokuError && (error.status === 403 || error.status === 404)) {
      throw refusalOf(live, team, error);
    }
    throw error;
  }
}

/** What a preview says of an app that is to go to another owner. */
export function transferNotice(name: string, from: string, to: string): string {
  return (
    `app ${name} belongs to ${nounOf(from)}: it will be transferred to the team ${to}, with its add-ons, domains and config vars; ` +
    "a pipeline that went with it brings it back; Heroku takes an app that is transferred alone out of its pipeline, and the next up with a refresh puts it back"
  );
}

function refusalOf(live: AppWire, team: string, refusal: HerokuError): Error {
  const owner = ownerOf(live);
  const whom = isTeamName(owner) ? `an admin of ${owner}` : owner;
  return new Error(
    `organization.name: expected app ${live.name} in the team ${team}, got one of ${nounOf(owner)} that this key may not transfer ` +
      `(Heroku: ${refusal.message}); ask ${whom} to run heroku apps:transfer --app ${live.name} ${team}, then run pulumi up again; ` +
      "nothing of the app was changed",
    { cause: refusal },
  );
}

const nounOf = (owner: string): string => (isTeamName(owner) ? `the team ${owner}` : `the person ${owner}`);
