import type { Context, Hono } from "hono";
import type { z } from "zod";
import { readBody } from "../body.ts";
import type { Core } from "../core.ts";
import { badRequest } from "../problems.ts";

type AddPost = <S extends z.ZodType>(path: string, body: S, change: (body: z.output<S>) => object) => void;

/** Where control routes are added. */
export interface ControlRoutes {
  readonly routes: Hono;
  /** Adds a POST that takes JSON and responds with it. Its change is one transaction; what is due after it is done before the response. */
  readonly post: AddPost;
  /** As `post`, with status 201. */
  readonly create: AddPost;
}

/** Adds control routes to an application. */
export function controlRoutesOn(routes: Hono, { world, catchUp, changed }: Core): ControlRoutes {
  const withStatus = (status: 200 | 201): AddPost => {
    return (path, body, change) => {
      routes.post(path, async (context) => {
        const wanted = readBody(body, await json(context));
        const result = world.store.transaction(() => change(wanted));
        catchUp();
        changed();
        return context.json(result, status);
      });
    };
  };
  return { routes, post: withStatus(200), create: withStatus(201) };
}

async function json(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    throw badRequest("Unable to parse the request's body as JSON.");
  }
}
