import type { Chance } from "./chance.ts";
import {
  type Environment,
  each,
  environments,
  permissions,
  plans,
  processesOf,
  randomService,
  type ServiceModel,
  serviceNames,
  sizes,
  slots,
} from "./estate-model.ts";

/** Edits one service as somebody edits its files, and says how. */
type Edit = (service: ServiceModel, chance: Chance) => string;

const environmentOf = (chance: Chance): Environment => chance.of(environments);

const quantity: Edit = (service, chance) => {
  const [type, environment] = [chance.of(typesOf(service)), environmentOf(chance)];
  const dynos = service.processes[type]?.[environment];
  if (dynos !== undefined) dynos.quantity = chance.between(0, 1);
  return `quantity of ${type} in ${environment}`;
};

const size: Edit = (service, chance) => {
  const [environment, chosen] = [environmentOf(chance), chance.of(sizes)];
  for (const dynos of Object.values(service.processes)) dynos[environment].size = chosen;
  return `size in ${environment}`;
};

const worker: Edit = (service, chance) => {
  const has = "worker" in service.processes;
  service.processes = processesOf(chance, has ? ["web"] : ["web", "worker"]);
  return has ? "worker taken out" : "worker added";
};

const plan: Edit = (service, chance) => {
  const [slot, environment] = [chance.of(slots), environmentOf(chance)];
  const addon = service.addons[slot];
  if (addon !== undefined) addon[environment] = chance.of(plans[slot]);
  return `plan of ${slot} in ${environment}`;
};

const addon: Edit = (service, chance) => {
  const slot = chance.of(slots);
  if (service.addons[slot] === undefined) service.addons[slot] = each(() => chance.of(plans[slot]));
  else delete service.addons[slot];
  return `${slot} added or taken out`;
};

const config: Edit = (service, chance) => {
  const key = chance.of(["LOG_LEVEL", "MODE", "PAGE_SIZE", "THEME"]);
  if (service.config[key] !== undefined && chance.is(0.3)) delete service.config[key];
  else service.config[key] = chance.is(0.5) ? `value ${chance.between(1, 9)}` : each(() => chance.of(["low", "high"]));
  return `config var ${key}`;
};

const domain: Edit = (service, chance) => {
  service.host = chance.is(0.3) ? undefined : `${service.name}-${chance.between(1, 3)}.example.org`;
  return "domain";
};

const notice: Edit = (service, chance) => {
  service.notices = chance.some(["list@example.org", "boss@example.org"], 0.5);
  return "notices";
};

const access: Edit = (service, chance) => {
  service.access = chance.is(0.3) ? undefined : chance.of(permissions);
  return "access";
};

const drain: Edit = (service) => {
  service.hasDrain = !service.hasDrain;
  return "drain";
};

const reviewApps: Edit = (service) => {
  service.hasReviewApps = !service.hasReviewApps;
  return "review apps";
};

const edits: readonly [Edit, ...Edit[]] = [
  quantity,
  size,
  worker,
  plan,
  addon,
  config,
  config,
  domain,
  notice,
  access,
  drain,
  reviewApps,
];

/** Up to three edits of an estate, and sometimes one more service; their words. */
export function editFiles(services: ServiceModel[], chance: Chance): string[] {
  const [first, ...rest] = services;
  if (first === undefined) return [];
  const name = serviceNames[services.length];
  if (name !== undefined && chance.is(0.1)) {
    services.push(randomService(name, chance));
    return [`${name} added`];
  }
  return Array.from({ length: chance.between(0, 3) }, () => {
    const service = chance.of([first, ...rest]);
    return `${service.name}: ${chance.of(edits)(service, chance)}`;
  });
}

function typesOf({ processes }: ServiceModel): [string, ...string[]] {
  const [first = "web", ...rest] = Object.keys(processes);
  return [first, ...rest];
}
