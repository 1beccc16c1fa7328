import { z } from "zod";
import { readBody } from "../body.ts";
import type { Core } from "../core.ts";
import { faultSchema } from "../faults.ts";
import type { ControlRoutes } from "./control-routes.ts";

const name = z.string().min(1);
const held = z.object({ name, count: z.coerce.number().int().min(0).default(1) });
const rateLimit = z.strictObject({ remaining: z.int().min(0).optional(), enforce: z.boolean().optional() });

/** What goes wrong on purpose: failures, answers that are held back, a spent rate limit. */
export function faultRoutes({ world, faults, holds }: Core, { routes, post, create }: ControlRoutes): void {
  const limit = () => ({ remaining: world.rateLimit.remaining(world.now()), enforce: world.rateLimit.enforce });
  routes.get("/faults", (context) => context.json(faults.pending()));
  create("/faults", faultSchema, (fault) => {
    faults.add(fault);
    return faults.pending();
  });
  routes.delete("/faults", (context) => {
    faults.clear();
    holds.releaseAll();
    return context.json([]);
  });
  routes.get("/faults/held", async (context) => {
    const wanted = readBody(held, context.req.query());
    await holds.reached(wanted.name, wanted.count);
    return context.json({ name: wanted.name, held: holds.count(wanted.name) });
  });
  post("/faults/release", z.strictObject({ name }), (wanted) => ({ ...wanted, released: holds.release(wanted.name) }));
  routes.get("/rate-limit", (context) => context.json(limit()));
  post("/rate-limit", rateLimit, ({ remaining, enforce }) => {
    if (remaining !== undefined) world.rateLimit.set(remaining, world.now());
    if (enforce !== undefined) world.rateLimit.enforce = enforce;
    return limit();
  });
}
