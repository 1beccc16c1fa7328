import type { Context } from "hono";
import type { z } from "zod";
import { readBody } from "../body.ts";
import { badRequest } from "../problems.ts";

/** The body of a control request. @throws HerokuProblem 400 for no JSON, 422 for JSON of another shape */
export async function bodyOf<S extends z.ZodType>(context: Context, schema: S): Promise<z.output<S>> {
  return readBody(schema, await json(context));
}

async function json(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    throw badRequest("Unable to parse the request's body as JSON.");
  }
}
