import { z } from "zod";
import { onApp } from "../access/access.ts";
import { changeApp } from "../model/apps.ts";
import { lists, type Route, writes } from "../route.ts";

const replacement = z.strictObject({ updates: z.array(z.looseObject({ buildpack: z.string().min(1) })) });
const urn = "urn:buildpack:";

/** Buildpacks of an app, in order. They are kept, and nothing is built with them. */
export const buildpackInstallationRoutes: readonly Route[] = [
  lists("GET /apps/{app}/buildpack-installations", onApp("view"), ["ordinal"], (_call, app) =>
    app.buildpacks.map(wireInstallation),
  ),
  writes("PUT /apps/{app}/buildpack-installations", onApp("push code"), replacement, (call, app) => {
    const buildpacks = call.body.updates.map(({ buildpack }) => buildpack);
    return changeApp(call.world, app, { buildpacks }).buildpacks.map(wireInstallation);
  }),
];

/** A name of the registry, such as `heroku/nodejs`, comes back as a URN. */
function wireInstallation(given: string, ordinal: number): object {
  const name = given.startsWith(urn) ? given.slice(urn.length) : given;
  const url = given.includes("://") || given.startsWith(urn) ? given : `${urn}${given}`;
  return { buildpack: { name, url }, ordinal };
}
