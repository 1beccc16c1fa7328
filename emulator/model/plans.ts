import type { Plan } from "../catalogue/plans.ts";
import { invalid } from "../problems.ts";
import type { World } from "../world.ts";
import { planOf } from "./declared-vendors.ts";

/** What the plan of that name in the catalogue is called now: Heroku renames plans, and its add-ons show the new name. */
export function nameOfPlan(world: World, plan: string): string {
  return world.store.planNames.get(plan)?.name ?? plan;
}

/** A plan by id, by its name of now, or by the one in the catalogue, which goes on being understood. */
export function planNamed(world: World, identity: string): Plan | undefined {
  return planOf(world, world.store.planNames.find("name", identity)?.id ?? identity);
}

/** Renames a plan, for every add-on on it. @throws HerokuProblem 422 for no such plan, another service's name, and a name in use */
export function renamePlan(world: World, identity: string, name: string): Plan {
  const plan = planNamed(world, identity);
  if (!plan) throw invalid(`Couldn't find the plan ${identity}.`);
  if (!name.startsWith(`${plan.service}:`)) throw invalid(`${name} is not of ${plan.service}.`);
  const holder = planNamed(world, name);
  if (holder && holder !== plan) throw invalid(`${name} is another plan already.`);
  world.store.planNames.put({ id: plan.name, name });
  return plan;
}
