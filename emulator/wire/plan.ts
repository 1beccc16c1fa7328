import { catalogueDate, type Plan } from "../catalogue/plans.ts";
import type { Service } from "../catalogue/services.ts";
import { iso } from "../clock.ts";
import { uuidOf } from "../ids.ts";
import { nameOfPlan, notBundled, stateOf } from "../model/catalogue.ts";
import type { World } from "../world.ts";
import { cedar } from "./app.ts";

/** Catalogue entries are as old as this. */
export const catalogueTimes = { created_at: iso(Date.UTC(2020, 0, 1)), updated_at: iso(Date.parse(catalogueDate)) };

/** A plan as the API gives it. */
export function wirePlan(world: World, plan: Plan): object {
  const name = nameOfPlan(world, plan.name);
  const [service = "", own = ""] = name.split(":");
  return {
    addon_service: { id: uuidOf("add-on-service", service), name: service },
    compliance: [],
    default: plan.usual,
    description: `${titleOf(service)} ${titleOf(own)}${world.store.vendors.get(service) ? ` ${notBundled}` : ""}`,
    human_name: titleOf(own),
    id: plan.id,
    installable_inside_private_network: !own.startsWith("essential"),
    installable_outside_private_network: !own.startsWith("private"),
    name,
    price: priceOf(plan),
    space_default: false,
    state: "ga",
    visible: true,
    ...catalogueTimes,
  };
}

/** What a plan costs. Heroku's schema does not know of `metered`, its newer types do. */
export function priceOf({ cents, metered, contract = false }: Plan): object {
  return { cents, contract, ...(metered && { metered }), unit: metered ? "hour" : "month" };
}

/** A service as the API gives it. */
export function wireService(world: World, service: Service): object {
  return {
    cli_plugin_name: null,
    human_name: service.humanName,
    id: service.id,
    name: service.name,
    state: stateOf(world, service),
    supported_generations: [cedar],
    supports_multiple_installations: true,
    supports_sharing: true,
    ...catalogueTimes,
  };
}

/** `Essential 0` for `essential-0`. */
export function titleOf(name: string): string {
  return name.replace(/(^|-)(\w)/g, (_, dash: string, letter: string) => `${dash && " "}${letter.toUpperCase()}`);
}
