import { findPlan, type Plan, plans } from "../catalogue/plans.ts";
import { findService, type Service, serviceFrom, services } from "../catalogue/services.ts";
import { type Ids, uuidOf } from "../ids.ts";
import { invalid } from "../problems.ts";
import type { VendorRow } from "../rows.ts";
import type { World } from "../world.ts";

/** Marks a service and its plans that exist only because they are declared. */
export const notBundled = "(not in the bundled catalogue)";

/** Every service: the catalogue's, and those that were declared. */
export function allServices({ store }: World): Service[] {
  return [...services, ...store.vendors.all().map(declared)];
}

/** A service by id or name. */
export function serviceNamed(world: World, identity: string): Service | undefined {
  return findService(identity) ?? allServices(world).find(({ id, name }) => [id, name].includes(identity));
}

/** The plans of a service, the usual one first where it was declared. */
export function plansOf({ store }: World, service: string): Plan[] {
  const declared = store.vendors.get(service);
  return declared ? plansFrom(declared) : plans.filter((plan) => plan.service === service);
}

/** A plan by id or full name. */
export function planOf({ store }: World, identity: string): Plan | undefined {
  const declared = () => store.vendors.all().flatMap(plansFrom);
  return findPlan(identity) ?? declared().find(({ id, name }) => [id, name].includes(identity));
}

/** Sells a service that the catalogue lacks; what it sold before, it goes on selling. @throws HerokuProblem 422 for one of the catalogue's */
export function sell(world: World, { id, sets, plans: wanted }: VendorRow): VendorRow {
  if (findService(id)) throw invalid(`${id} is in the bundled catalogue, which has its plans.`);
  const before = world.store.vendors.get(id);
  const known = new Map([...(before?.plans ?? []), ...wanted].map((plan) => [plan.name, plan]));
  return world.store.vendors.put({
    id,
    sets: [...new Set([...(before?.sets ?? []), ...sets])],
    plans: [...known.values()],
  });
}

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

/** The state of an add-on service: the catalogue's, unless another one is set. */
export function stateOf(world: World, service: Service): Service["state"] {
  return world.store.serviceStates.get(service.name)?.state ?? service.state;
}

function plansFrom({ id: service, plans: sold }: VendorRow): Plan[] {
  return sold.map(({ name: own, cents }, index) => {
    const name = `${service}:${own}`;
    const price = cents === null ? { cents: 0, contract: true } : { cents };
    return { id: uuidOf("plan", name), name, service, ...price, usual: index === 0, metered: false };
  });
}

function declared({ id: name, sets }: VendorRow): Service {
  const attachment = attachmentFor(name, sets);
  return serviceFrom({
    name,
    humanName: `${name} ${notBundled}`,
    attachment,
    values: (ids) =>
      Object.fromEntries(sets.map((key) => [key.slice(attachment.length + 1), madeUpValue(name, key, ids)])),
  });
}

/** What all its config vars begin with; mostly the service's own name. */
function attachmentFor(name: string, sets: readonly string[]): string {
  const usual = name.toUpperCase().replaceAll("-", "_");
  if (sets.every((key) => key.startsWith(`${usual}_`))) return usual;
  const [first = [], ...others] = sets.map((key) => key.split("_"));
  const length = first.findIndex((part, at) => at === first.length - 1 || others.some((parts) => parts[at] !== part));
  return first.slice(0, Math.max(1, length)).join("_");
}

/** An address ends in `.invalid`, which no name server answers. */
function madeUpValue(name: string, key: string, ids: Ids): string {
  if (!/_(URL|URI)$/.test(key)) return ids.hex(16);
  return `https://${ids.hex(6)}:${ids.hex(16)}@${name}-${ids.hex(4)}.local-heroku.invalid`;
}
