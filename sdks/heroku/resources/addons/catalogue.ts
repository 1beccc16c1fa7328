import { z } from "zod";
import type { Heroku } from "../../client/heroku.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import { cachedPerRun } from "../../client/per-run.ts";

const ServiceWire = z.object({
  name: z.string(),
  /** `alpha`, `beta`, `ga` or `shutdown`. */
  state: z.string(),
});
export type ServiceWire = z.output<typeof ServiceWire>;

const PlanWire = z.object({
  /** As `service:plan`. */
  name: z.string(),
  price: z
    .object({
      cents: z.number().nullish(),
      unit: z.string(),
      contract: z.boolean().nullish(),
      metered: z.boolean().nullish(),
    })
    .nullish(),
});
export type PlanWire = z.output<typeof PlanWire>;

const services = cachedPerRun((api) => api.platform.list("/addon-services", ServiceWire));

const unlisted = cachedPerRun((api, service) =>
  orMissing(api.platform.send("GET", path`/addon-services/${service}`, { response: ServiceWire })),
);

/**
 * A service of Heroku's add-on catalogue, `undefined` when there is none of that name. Looked up once a run: `GET
 * /addon-services` for all, and `GET /addon-services/{service}` for one that is not listed, as those by invitation.
 */
export async function serviceNamed(api: Heroku, name: string): Promise<ServiceWire | undefined> {
  const listed = (await services(api)).find((service) => service.name === name);
  return listed ?? unlisted(api, name);
}

/** The plans of a service. Looked up once a run. Source: `GET /addon-services/{service}/plans`. */
export const plansOf = cachedPerRun((api, service) =>
  api.platform.list(path`/addon-services/${service}/plans`, PlanWire),
);

/**
 * A plan by its full name, `undefined` when there is none. Knows those that the list does not show, as some that are sold no
 * more. Looked up once a run. Source: `GET /plans/{plan}`.
 */
export const planNamed = cachedPerRun((api, plan) =>
  orMissing(api.platform.send("GET", path`/plans/${plan}`, { response: PlanWire })),
);
