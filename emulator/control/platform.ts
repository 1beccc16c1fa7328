import { type Handler, Hono } from "hono";
import { z } from "zod";
import type { Core } from "../core.ts";
import { accountOf } from "../model/accounts.ts";
import { rotateCredentials } from "../model/addons.ts";
import { cnameOf, moveTarget, renewCertificate } from "../model/domains.ts";
import { scale } from "../model/formation.ts";
import { limitNames, limitOf, setLimit } from "../model/limits.ts";
import { renamePlan } from "../model/plans.ts";
import { invalid } from "../problems.ts";
import { announceFormation } from "../routes/formation.ts";
import type { AppRow } from "../rows.ts";
import { bodyOf } from "./body-of.ts";

const autoscaling = z.strictObject({ app: z.string(), type: z.string().default("web"), quantity: z.int().min(0) });
const renewal = z.strictObject({ app: z.string(), targets: z.boolean().default(false) });
const renaming = z.strictObject({ plan: z.string(), name: z.string().regex(/^[a-z0-9-]+:[a-z0-9-]+$/) });
const raised = z.partialRecord(z.enum(limitNames), z.int().min(0));
const rotation = z.strictObject({ addon: z.string() });
const usage = z.strictObject({ addon: z.string(), megabytes: z.number().min(0) });

/** In whose name the number of dynos changes by itself. Heroku does not say in any release: scaling makes none. */
const autoscaler = "autoscaling@local-heroku.invalid";

/** Changes that Heroku and its vendors make to apps by themselves. */
export function platformRoutes({ world, changed }: Core): Hono {
  const routes = new Hono();
  const { store } = world;
  routes.post("/autoscale", async (context) => {
    const { app, type, quantity } = await bodyOf(context, autoscaling);
    const row = appNamed(app);
    store.transaction(() => {
      const actor = accountOf(world, autoscaler);
      for (const scaled of scale(world, row, [{ type, quantity }])) announceFormation(world, row, actor, scaled);
    });
    changed();
    return context.json({ app: row.name, type, quantity });
  });
  routes.post("/certificates", async (context) => {
    const { app, targets } = await bodyOf(context, renewal);
    const row = appNamed(app);
    const { id, name } = store.transaction(() => {
      if (targets) for (const domain of store.domains.where("app", row.id)) moveTarget(world, domain);
      return renewCertificate(world, row);
    });
    const domains = store.domains.where("app", row.id).map((domain) => [domain.hostname, cnameOf(world, domain)]);
    return context.json({ app: row.name, sni_endpoint: { id, name }, targets: Object.fromEntries(domains) });
  });
  routes.post("/plans", async (context) => {
    const { plan, name } = await bodyOf(context, renaming);
    const { id } = store.transaction(() => renamePlan(world, plan, name));
    return context.json({ id, name });
  });
  routes.post("/credentials", async (context) => {
    const { addon } = await bodyOf(context, rotation);
    const row = store.addons.get(addon) ?? store.addons.find("name", addon);
    if (!row) throw invalid(`Couldn't find the add-on ${addon}.`);
    store.transaction(() => rotateCredentials(world, row));
    changed();
    return context.json({ addon: row.name });
  });
  routes.post("/databases", use("heroku-postgresql", "database"));
  routes.post("/log-volume", use("papertrail", "Papertrail"));
  routes.get("/limits", (context) => context.json(limits()));
  routes.post("/limits", async (context) => {
    const wanted = await bodyOf(context, raised);
    store.transaction(() => {
      for (const name of limitNames) {
        const value = wanted[name];
        if (value !== undefined) setLimit(world, name, value);
      }
    });
    return context.json(limits());
  });
  return routes;

  /** Sets how much of its plan an add-on of a service has used. */
  function use(service: string, noun: string): Handler {
    return async (context) => {
      const { addon, megabytes } = await bodyOf(context, usage);
      const row = store.addons.get(addon) ?? store.addons.find("name", addon);
      if (row?.service !== service) throw invalid(`Couldn't find the ${noun} ${addon}.`);
      store.transaction(() => store.addons.put({ ...row, usedBytes: megabytes * 1024 ** 2 }));
      return context.json({ addon: row.name, megabytes });
    };
  }

  function limits(): Record<string, number> {
    return Object.fromEntries(limitNames.map((name) => [name, limitOf(world, name)]));
  }

  function appNamed(identity: string): AppRow {
    const app = store.apps.get(identity) ?? store.apps.find("name", identity);
    if (!app) throw invalid(`Couldn't find the app ${identity}.`);
    return app;
  }
}
