import { z } from "zod";
import type { Heroku } from "../../client/heroku.ts";
import { path } from "../../client/path.ts";

/** One buildpack of an app; a registry name such as `heroku/nodejs` comes back as a URN with that name beside it. */
const Installation = z.object({
  ordinal: z.int(),
  buildpack: z.object({ name: z.string(), url: z.string() }),
});
export type Installation = z.output<typeof Installation>;

/** The buildpacks of an app, in their order (`GET /apps/{app}/buildpack-installations`). */
export async function buildpacksOf(api: Heroku, appId: string): Promise<Installation[]> {
  const installed = await api.platform.send("GET", path`/apps/${appId}/buildpack-installations`, {
    answer: z.array(Installation),
  });
  return installed.sort((one, other) => one.ordinal - other.ordinal);
}

/** Replaces all of them (`PUT /apps/{app}/buildpack-installations`). */
export async function putBuildpacks(api: Heroku, appId: string, buildpacks: readonly string[]): Promise<void> {
  await api.platform.send("PUT", path`/apps/${appId}/buildpack-installations`, {
    body: { updates: buildpacks.map((buildpack) => ({ buildpack })) },
    answer: z.unknown(),
    repeatable: true,
  });
}

/** Whether the buildpacks are the wanted ones, whichever of its spellings each is written in. */
export function areBuildpacks(installed: readonly Installation[], wanted: readonly string[]): boolean {
  return (
    installed.length === wanted.length &&
    installed.every(({ buildpack }, place) => {
      const name = wanted[place];
      return name === buildpack.name || name === buildpack.url || buildpack.url === `urn:buildpack:${name}`;
    })
  );
}

/** The spelling that a program would use. */
export function writtenBuildpack({ buildpack }: Installation): string {
  return buildpack.url.startsWith("urn:") ? buildpack.name : buildpack.url;
}
