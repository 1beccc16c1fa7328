import type { Context } from "hono";
import { authenticate } from "./auth.ts";
import { unservedRoutes } from "./catalogue/unserved-routes.ts";
import { iso } from "./clock.ts";
import type { Core } from "./core.ts";
import { allRoutes } from "./routes.ts";

/** Does the work that answers a request, and shows it to those who watch. */
export async function watched(
  core: Core,
  context: Context,
  template: string,
  work: () => Response | Promise<Response>,
): Promise<Response> {
  const { world } = core;
  const started = world.realNow();
  const before = appAskedFor(core, context);
  const show = (status: number | null) => {
    const now = world.realNow();
    core.feed.publish({
      at: iso(now),
      method: context.req.method,
      path: template,
      app: before ?? appAskedFor(core, context),
      by: emailOf(core, context),
      status,
      ms: now - started,
      remaining: world.rateLimit.remaining(now),
    });
  };
  try {
    const response = await work();
    show(response.status);
    return response;
  } catch (error) {
    show(null);
    throw error;
  }
}

/** A path that no route answers: its words that Heroku's paths have too; the others could be anything. */
export function knownWordsOf(path: string): string {
  return path.replace(/[^/]+/g, (word) => (words.has(word) ? word : "…"));
}

const published = [...allRoutes.map(({ path }) => path), ...Object.values(unservedRoutes).flat()];
const words = new Set(published.flatMap((path) => path.match(/(?<=\/)[a-z][a-z0-9-]*(?=\/|$)/g) ?? []));

function appAskedFor({ world: { store } }: Core, context: Context): string | null {
  const { app: asked = "", addon, database = addon } = context.req.param();
  const held = database === undefined ? undefined : store.addons.named(database);
  const app = store.apps.get(held?.appId ?? asked) ?? store.apps.find("name", asked);
  return app?.name ?? null;
}

function emailOf({ world, tokens }: Core, context: Context): string | null {
  try {
    return authenticate(world.store, tokens, context.req.header("authorization")).account.email;
  } catch {
    return null;
  }
}
