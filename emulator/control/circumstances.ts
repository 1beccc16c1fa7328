import { Hono } from "hono";
import { z } from "zod";
import { serviceStates } from "../catalogue/services.ts";
import type { Core } from "../core.ts";
import { serviceNamed } from "../model/declared-vendors.ts";
import { invalid } from "../problems.ts";
import { seedApps, seedForeignApp } from "../seed.ts";
import { appName } from "../wire/patterns.ts";
import { bodyOf } from "./body-of.ts";

const advance = z.strictObject({ advanceMs: z.int().min(0) });
const foreignApp = z.strictObject({ name: appName });
const manyApps = z.strictObject({
  team: z.string(),
  count: z.int().min(1).max(10_000),
  prefix: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,22}$/)
    .default("filler"),
});
const serviceState = z.strictObject({ name: z.string(), state: z.enum(serviceStates) });
const dnsRecord = z.strictObject({ hostname: z.string(), target: z.string().nullable().optional() });
const forcedAcm = z.strictObject({
  hostname: z.string(),
  acm: z.strictObject({ status: z.string(), reason: z.string().nullable().default(null) }).nullable(),
});

/** What is not anybody's request, and matters all the same: the time, other people, vendors, certificates. */
export function circumstanceRoutes({ world, catchUp, changed }: Core): Hono {
  const routes = new Hono();
  const { store } = world;
  routes.get("/clock", (context) => context.json({ now: new Date(world.now()).toISOString() }));
  routes.post("/clock", async (context) => {
    const { advanceMs } = await bodyOf(context, advance);
    store.transaction(() => world.advance(advanceMs));
    catchUp();
    changed();
    return context.json({ now: new Date(world.now()).toISOString() });
  });
  routes.post("/foreign-app", async (context) => {
    const { name } = await bodyOf(context, foreignApp);
    store.transaction(() => seedForeignApp(world, name));
    return context.json({ name }, 201);
  });
  routes.post("/apps", async (context) => {
    const { team, count, prefix } = await bodyOf(context, manyApps);
    const owner = store.teams.find("name", team);
    if (!owner) throw invalid(`Couldn't find the team ${team}.`);
    return context.json({ created: store.transaction(() => seedApps(world, owner, prefix, count)) }, 201);
  });
  routes.post("/addon-services", async (context) => {
    const { name, state } = await bodyOf(context, serviceState);
    const service = serviceNamed(world, name);
    if (!service) throw invalid(`Couldn't find the add-on service ${name}.`);
    store.transaction(() => store.serviceStates.put({ id: service.name, state }));
    return context.json({ name: service.name, state });
  });
  routes.get("/dns", (context) => {
    const records = store.dnsRecords.all().map(({ id, target }): [string, string] => [id, target]);
    return context.json(Object.fromEntries(records));
  });
  routes.post("/dns", async (context) => {
    const { hostname, target = store.domains.find("hostname", hostname)?.cname } = await bodyOf(context, dnsRecord);
    if (target === undefined) throw invalid(`Couldn't find the domain ${hostname}: say what its record points at.`);
    store.transaction(() => {
      if (target === null) store.dnsRecords.delete(hostname);
      else store.dnsRecords.put({ id: hostname, target, since: world.now() });
    });
    return context.json({ hostname, target });
  });
  routes.post("/domains", async (context) => {
    const { hostname, acm } = await bodyOf(context, forcedAcm);
    const domain = store.domains.find("hostname", hostname);
    if (!domain) throw invalid(`Couldn't find the domain ${hostname}.`);
    store.transaction(() => store.domains.put({ ...domain, acm, updatedAt: world.now() }));
    return context.json({ hostname, acm });
  });
  return routes;
}
