import { z } from "zod";
import type { Core } from "../core.ts";
import { accountOf } from "../model/accounts.ts";
import { rotateCredentials } from "../model/addons.ts";
import { renamePlan } from "../model/catalogue.ts";
import { cnameOf, moveTarget, renewCertificate } from "../model/domains.ts";
import { scale } from "../model/formation.ts";
import { limitNames, limitOf, setLimit } from "../model/limits.ts";
import { orInvalid } from "../problems.ts";
import { announceFormation } from "../routes/formation.ts";
import type { ControlRoutes } from "./control-routes.ts";

const autoscaling = z.strictObject({ app: z.string(), type: z.string().default("web"), quantity: z.int().min(0) });
const renewal = z.strictObject({ app: z.string(), targets: z.boolean().default(false) });
const renaming = z.strictObject({ plan: z.string(), name: z.string().regex(/^[a-z0-9-]+:[a-z0-9-]+$/) });
const raised = z.partialRecord(z.enum(limitNames), z.int().min(0));
const rotation = z.strictObject({ addon: z.string() });
const usage = z.strictObject({ addon: z.string(), megabytes: z.number().min(0) });

/** In whose name the number of dynos changes by itself. Heroku does not say in any release: scaling makes none. */
const autoscaler = "autoscaling@local-heroku.invalid";

/** Changes that Heroku and its vendors make to apps by themselves. */
export function platformRoutes({ world }: Core, { routes, post }: ControlRoutes): void {
  const { store } = world;
  const appNamed = (identity: string) => orInvalid(store.apps.named(identity), "app", identity);
  post("/autoscale", autoscaling, ({ app, type, quantity }) => {
    const row = appNamed(app);
    const actor = accountOf(world, autoscaler);
    for (const scaled of scale(world, row, [{ type, quantity }])) announceFormation(world, row, actor, scaled);
    return { app: row.name, type, quantity };
  });
  post("/certificates", renewal, ({ app, targets }) => {
    const row = appNamed(app);
    if (targets) for (const domain of store.domains.where("app", row.id)) moveTarget(world, domain);
    const { id, name } = renewCertificate(world, row);
    const domains = store.domains.where("app", row.id).map((domain) => [domain.hostname, cnameOf(world, domain)]);
    return { app: row.name, sni_endpoint: { id, name }, targets: Object.fromEntries(domains) };
  });
  post("/plans", renaming, ({ plan, name }) => ({ id: renamePlan(world, plan, name).id, name }));
  post("/credentials", rotation, ({ addon }) => {
    const row = orInvalid(store.addons.named(addon), "add-on", addon);
    rotateCredentials(world, row);
    return { addon: row.name };
  });
  post("/databases", usage, (used) => use("heroku-postgresql", "database", used));
  post("/log-volume", usage, (used) => use("papertrail", "Papertrail", used));
  routes.get("/limits", (context) => context.json(limits()));
  post("/limits", raised, (wanted) => {
    for (const name of limitNames) {
      const value = wanted[name];
      if (value !== undefined) setLimit(world, name, value);
    }
    return limits();
  });

  /** Sets how much of its plan an add-on of a service has used. */
  function use(service: string, noun: string, { addon, megabytes }: z.output<typeof usage>): object {
    const found = store.addons.named(addon);
    const row = orInvalid(found?.service === service ? found : undefined, noun, addon);
    store.addons.put({ ...row, usedBytes: megabytes * 1024 ** 2 });
    return { addon: row.name, megabytes };
  }

  function limits(): Record<string, number> {
    return Object.fromEntries(limitNames.map((name) => [name, limitOf(world, name)]));
  }
}
