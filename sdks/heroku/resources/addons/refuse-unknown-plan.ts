import { z } from "zod";
import type { Heroku } from "../../client/heroku.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import { serviceOf } from "./addon-name.ts";

const Named = z.object({ name: z.string() });
const mostNamed = 12;

const looks = new WeakMap<Heroku, Map<string, Promise<void>>>();

/**
 * Refuses a plan that Heroku's catalogue does not have, with those it has. Looked up once a run. Source: `GET /plans/{plan}`,
 * `GET /addon-services/{service}/plans`.
 */
export function refuseUnknownPlan(api: Heroku, plan: string): Promise<void> {
  const known = looks.get(api) ?? new Map<string, Promise<void>>();
  looks.set(api, known);
  const look = known.get(plan) ?? lookUp(api, plan);
  known.set(plan, look);
  return look;
}

async function lookUp({ platform }: Heroku, plan: string): Promise<void> {
  const service = serviceOf(plan);
  const whole = plan === service ? path`/addon-services/${service}` : path`/plans/${plan}`;
  if ((await orMissing(platform.send("GET", whole, { answer: Named }))) !== undefined) return;
  const sold = await orMissing(platform.list(path`/addon-services/${service}/plans`, Named));
  if (sold === undefined) throw new Error(`plan: expected an add-on service that Heroku has, got ${service}`);
  const names = sold.map(({ name }) => name.slice(service.length + 1));
  const more = names.length > mostNamed ? ` or ${names.length - mostNamed} more` : "";
  throw new Error(
    `plan: expected a plan of ${service}, one of ${names.slice(0, mostNamed).join(", ")}${more}, got ${plan}`,
  );
}
