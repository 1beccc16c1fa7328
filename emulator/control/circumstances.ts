import { z } from "zod";
import { serviceStates } from "../catalogue/services.ts";
import type { Core } from "../core.ts";
import { serviceNamed } from "../model/catalogue.ts";
import { invalid, orInvalid } from "../problems.ts";
import { seedApps, seedForeignApp } from "../seed.ts";
import { appName } from "../wire/patterns.ts";
import type { ControlRoutes } from "./control-routes.ts";

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
export function circumstanceRoutes({ world }: Core, { routes, post, create }: ControlRoutes): void {
  const { store } = world;
  const clock = () => ({ now: new Date(world.now()).toISOString() });
  routes.get("/clock", (context) => context.json(clock()));
  post("/clock", advance, ({ advanceMs }) => {
    world.advance(advanceMs);
    return clock();
  });
  create("/foreign-app", foreignApp, ({ name }) => {
    seedForeignApp(world, name);
    return { name };
  });
  create("/apps", manyApps, ({ team, count, prefix }) => {
    const owner = orInvalid(store.teams.find("name", team), "team", team);
    return { created: seedApps(world, owner, prefix, count) };
  });
  post("/addon-services", serviceState, ({ name: identity, state }) => {
    const { name } = orInvalid(serviceNamed(world, identity), "add-on service", identity);
    store.serviceStates.put({ id: name, state });
    return { name, state };
  });
  routes.get("/dns", (context) => {
    const records = store.dnsRecords.all().map(({ id, target }): [string, string] => [id, target]);
    return context.json(Object.fromEntries(records));
  });
  post("/dns", dnsRecord, ({ hostname, target = store.domains.find("hostname", hostname)?.cname }) => {
    if (target === undefined) throw invalid(`Couldn't find the domain ${hostname}: say what its record points at.`);
    if (target === null) store.dnsRecords.delete(hostname);
    else store.dnsRecords.put({ id: hostname, target, since: world.now() });
    return { hostname, target };
  });
  post("/domains", forcedAcm, ({ hostname, acm }) => {
    const domain = orInvalid(store.domains.find("hostname", hostname), "domain", hostname);
    store.domains.put({ ...domain, acm, updatedAt: world.now() });
    return { hostname, acm };
  });
}
