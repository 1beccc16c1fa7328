import { addonEdits } from "./addon-edits.ts";
import type { Chance } from "./chance.ts";
import type { Edit } from "./edit.ts";
import {
  configKeys,
  type Environment,
  type EstateModel,
  environments,
  permissions,
  processesOf,
  randomConfig,
  randomService,
  type ServiceModel,
  serviceNames,
  sizes,
} from "./estate-model.ts";

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

const config: Edit = (service, chance) => {
  const key = chance.of(configKeys);
  if (service.config[key] !== undefined && chance.is(0.3)) delete service.config[key];
  else service.config[key] = randomConfig(chance);
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

const maintenance: Edit = (service, chance) => {
  const environment = environmentOf(chance);
  service.maintenance[environment] = !service.maintenance[environment];
  return `maintenance in ${environment}`;
};

const autoscaling: Edit = (service) => {
  service.isAutoscaled = !service.isAutoscaled;
  return "autoscaling";
};

const buildpacks: Edit = (service, chance) => {
  service.buildpacks = chance.some(["heroku/nodejs", "heroku/python"], 0.5);
  return "buildpacks";
};

const stack: Edit = (service, chance) => {
  service.stack = chance.of([undefined, "heroku-22", "heroku-24"]);
  return "stack";
};

const region: Edit = (service, chance) => {
  service.region = chance.of([undefined, "us", "eu"]);
  return `region ${service.region}`;
};

const ignored: Edit = (service, chance) => {
  const environment = environmentOf(chance);
  const places = [
    "app.maintenance",
    "processes.web.quantity",
    "processes.web",
    ...Object.keys(service.config).map((key) => `config.${key}`),
    ...Object.keys(service.addons).map((key) => `addons.${key}.plan`),
    ...service.notices.map((address) => `notices.${address}`),
    ...(service.access === undefined ? [] : ["access.developer@example.org"]),
    ...(service.hasDrain ? ["drains.archive"] : []),
  ];
  service.ignored[environment] = chance.is(0.3) ? [] : chance.some(places, 0.4);
  return `ignored in ${environment}: ${service.ignored[environment].join(", ")}`;
};

/** The first step of a removal, or back. */
const unprotected: Edit = (service) => {
  service.isUnprotected = !service.isUnprotected;
  return service.isUnprotected ? "unprotected" : "protected";
};

const rename: Edit = (service, chance) => {
  const former = service.name;
  const isBack = former.endsWith("-new");
  service.name = isBack ? former.slice(0, -"-new".length) : `${former}-new`;
  // Sometimes it is forgotten, and is another service then.
  if (chance.is(0.9)) service.formerly = former;
  else delete service.formerly;
  return `renamed from ${former}${service.formerly === undefined ? ", and not said" : ""}`;
};

const formerlyOut: Edit = (service) => {
  delete service.formerly;
  return "formerly taken out";
};

const rare: readonly [Edit, ...Edit[]] = [region, rename, formerlyOut, unprotected, stack, buildpacks, ignored];
const usual: readonly [Edit, ...Edit[]] = [
  quantity,
  size,
  worker,
  config,
  config,
  domain,
  notice,
  access,
  drain,
  reviewApps,
  maintenance,
  autoscaling,
  ...addonEdits,
];

/** Up to three edits of an estate, and sometimes one service more or less; their words. */
export function editFiles(estate: EstateModel, chance: Chance): string[] {
  const { services } = estate;
  const free = serviceNames.find((name) => !services.some((each) => each.name === name || each.name === `${name}-new`));
  if (free !== undefined && chance.is(0.08)) {
    services.push(randomService(free, chance));
    return [`${free} added`];
  }
  const going = services.find(({ isUnprotected }) => isUnprotected);
  const gone = going !== undefined && chance.is(0.7) ? going : chance.is(0.04) ? services[0] : undefined;
  if (gone !== undefined && services.length > 1) {
    services.splice(services.indexOf(gone), 1);
    return [`${gone.name} removed`];
  }
  const [first, ...rest] = services;
  if (first === undefined) return [];
  return Array.from({ length: chance.between(0, 3) }, () => {
    const service = chance.of([first, ...rest]);
    return `${service.name}: ${chance.of(chance.is(0.3) ? rare : usual)(service, chance)}`;
  });
}

function typesOf({ processes }: ServiceModel): [string, ...string[]] {
  const [first = "web", ...rest] = Object.keys(processes);
  return [first, ...rest];
}
