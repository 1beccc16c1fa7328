import { z } from "zod";
import { accountOf } from "../model/accounts.ts";
import { changeApp, createApp } from "../model/apps.ts";
import { findTeam, findTeamForNewApps } from "../model/teams.ts";
import { invalid } from "../problems.ts";
import { type Route, reads, writes } from "../route.ts";
import { wireTeamApp } from "../wire/app.ts";
import { appName } from "../wire/patterns.ts";
import { theApp } from "./apps.ts";

const creation = z.strictObject({
  name: appName.optional(),
  team: z.string().optional(),
  personal: z.boolean().optional(),
  locked: z.boolean().optional(),
  region: z.string().optional(),
  space: z.string().nullish(),
  stack: z.string().optional(),
  internal_routing: z.boolean().nullish(),
  feature_flags: z.array(z.string()).optional(),
  kernel: z.string().optional(),
});
const change = z.strictObject({ locked: z.boolean().optional(), owner: z.string().optional() });

/** Apps that teams own. */
export const teamAppRoutes: readonly Route[] = [
  writes("POST /teams/apps", creation, ({ world, actor, body }) => {
    if (body.space) throw invalid("Couldn't find that space. Private Spaces are not emulated.");
    const team = body.team === undefined || body.personal ? undefined : findTeamForNewApps(world, body.team, actor);
    return wireTeamApp(world, createApp(world, actor, { ...body, team }));
  }),
  reads("GET /teams/apps/{app}", (call) => wireTeamApp(call.world, theApp(call))),
  writes("PATCH /teams/apps/{app}", change, (call) => {
    const { world, actor, body } = call;
    const app = theApp(call);
    const owner = body.owner === undefined ? {} : ownership(body.owner);
    return wireTeamApp(
      world,
      changeApp(world, app, { ...owner, ...(body.locked !== undefined && { locked: body.locked }) }),
    );

    function ownership(to: string): { teamId: string | null; accountId?: string } {
      if (to.includes("@")) return { teamId: null, accountId: accountOf(world, to).id };
      return { teamId: findTeam(world, to, actor).id };
    }
  }),
];
