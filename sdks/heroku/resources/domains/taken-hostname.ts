import { z } from "zod";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { ifReadable } from "../lifecycle/if-readable.ts";

type Caller = Pick<Context, "api" | "manages">;

/** Heroku cannot be asked which app has a host name, so apps are asked one by one: no more than these, those of the state first. */
const mostApps = 100;

/** One look serves all host names of a run. */
const freshness = { oldestMs: 60_000 };

const App = z.object({ id: z.string(), name: z.string() });
const Domain = z.object({ id: z.string(), hostname: z.string() });

/**
 * Refuses a host name that another app has, of those that the key sees. One that the state has as another resource is left to the
 * register of names, which knows the steps. On the app itself a create takes it over.
 */
export async function refuseTakenHostname(
  context: Caller,
  { appId, hostname }: { readonly appId: string | undefined; readonly hostname: string },
): Promise<void> {
  const holders = await Promise.all((await otherApps(context, appId)).map((app) => holdingOf(context, app, hostname)));
  const holder = holders.find((app) => app !== undefined);
  if (holder === undefined) return;
  throw new Error(
    `hostname: expected a host name that no other app has, got ${hostname}, which ${holder.name} has; ` +
      `where the program declares it there, run pulumi up without it first, else heroku domains:remove ${hostname} --app ${holder.name}`,
  );
}

async function otherApps(context: Caller, appId: string | undefined): Promise<z.output<typeof App>[]> {
  const all = (await ifReadable(context.api.platform.list("/apps", App, freshness))) ?? [];
  const others = all.filter(({ id }) => id !== appId);
  return others.toSorted((one, other) => rank(context, one.id) - rank(context, other.id)).slice(0, mostApps);
}

const rank = ({ manages }: Caller, id: string): number => (manages(id) ? 0 : 1);

async function holdingOf(context: Caller, app: z.output<typeof App>, hostname: string) {
  const domains = await ifReadable(context.api.platform.list(path`/apps/${app.id}/domains`, Domain, freshness));
  const held = domains?.find((each) => each.hostname.toLowerCase() === hostname.toLowerCase());
  return held === undefined || context.manages(held.id) ? undefined : app;
}
