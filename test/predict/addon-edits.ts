import type { Chance } from "./chance.ts";
import type { Edit } from "./edit.ts";
import { type AddonModel, environments, plans, randomAddon, type ServiceModel, vendors } from "./estate-model.ts";

/** Edits one of a service's add-ons, where it has one. */
const onOne =
  (edit: (addon: AddonModel, chance: Chance, where: { key: string; service: ServiceModel }) => string): Edit =>
  (service, chance) => {
    const [first, ...rest] = Object.keys(service.addons);
    if (first === undefined) return "none of its add-ons";
    const key = chance.of([first, ...rest]);
    const addon = service.addons[key];
    return addon === undefined ? "" : `${key}: ${edit(addon, chance, { key, service })}`;
  };

const plan = onOne((addon, chance) => {
  const environment = chance.of(environments);
  addon.plan[environment] = chance.of(plans[addon.vendor]);
  return `plan in ${environment}`;
});

const added: Edit = (service, chance) => {
  const vendor = chance.of(vendors);
  const isSecond = Object.values(service.addons).some((addon) => addon.vendor === vendor);
  const key = service.addons[vendor] === undefined ? vendor : `${vendor}Two`;
  service.addons[key] = {
    ...randomAddon(vendor, chance),
    ...(isSecond && { as: `${vendor.toUpperCase()}_SECOND` }),
  };
  return `${key} added`;
};

const removed = onOne((addon, chance, { key, service }) => {
  if (addon.isUnprotected !== true && (addon.vendor === "postgres" || addon.vendor === "redis") && chance.is(0.7)) {
    addon.isUnprotected = true;
    return "unprotected";
  }
  delete service.addons[key];
  return "removed";
});

const renamed = onOne((addon, _chance, { key, service }) => {
  const name = key.endsWith("New") ? key.slice(0, -"New".length) : `${key}New`;
  if (service.addons[name] !== undefined) return "kept: the other name is taken";
  delete service.addons[key];
  service.addons[name] = { ...addon, formerly: key };
  return `renamed to ${name}`;
});

const attachment = onOne((addon, chance) => {
  if (addon.as !== undefined && chance.is(0.4)) delete addon.as;
  else addon.as = `${addon.vendor.toUpperCase()}_${chance.of(["ONE", "TWO", "THREE"])}`;
  return `attached as ${addon.as}`;
});

/** Another vendor's add-on under the same name. */
const vendor = onOne((addon, chance, { key, service }) => {
  const other = chance.of(vendors);
  if (other === addon.vendor || Object.values(service.addons).some((each) => each.vendor === other))
    return "same vendor";
  service.addons[key] = randomAddon(other, chance);
  return `now of ${other}`;
});

export const addonEdits: readonly Edit[] = [plan, plan, added, removed, renamed, attachment, vendor];
