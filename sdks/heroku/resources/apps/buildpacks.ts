import { z } from "zod";
import { confirmed, ifShaped } from "../../client/confirmed.ts";
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
    response: z.array(Installation),
  });
  return inOrder(installed);
}

/** Replaces all of them (`PUT /apps/{app}/buildpack-installations`). */
export async function putBuildpacks(
  api: Heroku,
  appId: string,
  before: readonly Installation[],
  wanted: readonly string[],
): Promise<void> {
  const body = { updates: wanted.map((buildpack) => ({ buildpack })) };
  const request = { body, response: ifShaped(z.array(Installation)), repeatable: true };
  await confirmed({
    async send() {
      const answer = await api.platform.send("PUT", path`/apps/${appId}/buildpack-installations`, request);
      return answer && areBuildpacks(inOrder(answer), wanted) ? answer : undefined;
    },
    look: () => buildpacksOf(api, appId),
    shows: (now) => areBuildpacks(inOrder(now), wanted) || (isOther(now, before) && now.length === wanted.length),
    what: "buildpacks",
  });
}

const inOrder = (installed: readonly Installation[]): Installation[] =>
  installed.toSorted((one, other) => one.ordinal - other.ordinal);

/** Whether they were changed, in whatever way Heroku writes them. */
function isOther(now: readonly Installation[], before: readonly Installation[]): boolean {
  return JSON.stringify(inOrder(now)) !== JSON.stringify(inOrder(before));
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
