import { z } from "zod";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { ownership } from "../lifecycle/ownership.ts";
import type { AppWire } from "./app-wire.ts";
import { isInSpace } from "./space-of.ts";
import { teamOf } from "./team-of.ts";

/** What is looked at when an app's name turns out to be taken. */
export interface Wanted {
  readonly team: string;
  readonly region: string;
  readonly space?: string | undefined;
}

/** Every app has a first release, and a second one that switches its log on. */
const FIRST_RELEASES = 2;

const Some = z.array(z.unknown());

/**
 * Why an existing app cannot be our own create whose answer was lost; none when it can. Only a pristine app of the declared
 * team can: an app that holds anything may be in use, even if it is not declared.
 */
export async function reasonsAgainst(
  context: Pick<Context, "api" | "urn">,
  app: AppWire,
  wanted: Wanted,
): Promise<string[]> {
  const team = teamOf(app);
  if (team !== wanted.team) return [team === undefined ? "it belongs to a person" : `it belongs to the team ${team}`];
  if (!isInSpace(app, wanted.space)) return [app.space ? `it is in the space ${app.space.name}` : "it is in no space"];
  // A space has a region, whatever is declared.
  if (!app.space && app.region.name !== wanted.region) return [`it is in the region ${app.region.name}`];
  const holder = ownership.heldBy(context, app.id);
  if (holder !== undefined) return [`it is declared a second time, as ${holder}`];
  return traces(context, app.id);
}

async function traces({ api }: Pick<Context, "api">, appId: string): Promise<string[]> {
  const { platform } = api;
  const [addons, attachments, configVars, coupling, domains, releases] = await Promise.all([
    platform.send("GET", path`/apps/${appId}/addons`, { response: Some }),
    platform.send("GET", path`/apps/${appId}/addon-attachments`, { response: Some }),
    platform.send("GET", path`/apps/${appId}/config-vars`, { response: z.record(z.string(), z.unknown()) }),
    orMissing(platform.send("GET", path`/apps/${appId}/pipeline-couplings`, { response: z.unknown() })),
    platform.send("GET", path`/apps/${appId}/domains`, { response: z.array(z.object({ kind: z.string() })) }),
    platform.send("GET", path`/apps/${appId}/releases`, { response: z.array(z.object({ version: z.number() })) }),
  ]);
  const found: [string, boolean][] = [
    ["it has add-ons", addons.length + attachments.length > 0],
    ["it has config vars", Object.keys(configVars).length > 0],
    ["it is in a pipeline", coupling !== undefined],
    ["it has a domain of its own", domains.some(({ kind }) => kind === "custom")],
    ["it has been released", releases.some(({ version }) => version > FIRST_RELEASES)],
  ];
  return found.flatMap(([reason, holds]) => (holds ? [reason] : []));
}
