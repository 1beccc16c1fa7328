import { z } from "zod";
import { Fingerprints, Manifest } from "../../parity/manifest.ts";
import type { ForeignHost, ValueContext } from "./classify-value.ts";
import { configVarsOf, pipelineVarsOf, valuesByService } from "./config-values.ts";
import { DeclaredFacts } from "./declared-facts.ts";
import type { AppResourceView, EstateView, ParityView, ResourceView, ServiceView } from "./estate-view.ts";
import { productionValues } from "./production-values.ts";
import { text } from "./property.ts";
import { readResources } from "./read-resources.ts";
import type { Resource } from "./resource.ts";
import { sharedStores } from "./shared-stores.ts";

/** Builds the rules' view of a stack's resources, without the values of config vars. */
export function readEstate(resources: readonly Resource[], today: string): EstateView {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const estate = resources.find(({ type }) => type === "tandem:index:Estate");
  const environment = text(estate?.props.environment) ?? stackOf(resources);
  const services = resources.filter(({ type }) => type === "tandem:index:Service").flatMap(serviceOf);
  const recordedPrints = attempt(z.record(z.string(), Fingerprints), estate?.props.recordedFingerprints) ?? {};
  const serviceOfResource = (resource: Resource): string | undefined => ownerOf(resource, byUrn);
  const resourceView = (resource: Resource): ResourceView => ({
    urn: resource.urn,
    name: resource.name,
    service: serviceOfResource(resource),
  });
  const described = new Set<string | undefined>([...services.map(({ name }) => name), ...removedServices(resources)]);
  const appResource = (resource: Resource): AppResourceView => ({
    ...resourceView(resource),
    app: resource.origins.appId?.[0],
  });
  const heroku = resources.filter(({ type }) => type.startsWith("heroku:"));
  const parity = parityOf(estate);
  const production = parity.others.production;
  const isOfProduction = productionValues(
    recordedPrints.production,
    production?.kind === "recorded" ? production.manifest : undefined,
  );
  const environments = attempt(z.array(z.string()), estate?.props.environments) ?? [environment];
  const valueContext = { environment, environments, ...hostsOf(parity, services) };
  const storesShared = sharedStores(recordedPrints);
  const valuesOf = valuesByService(resources, serviceOfResource);
  const context = {
    valueContext,
    valuesOf,
    recordedPrints,
    isOfProduction,
    storesShared,
    resourceView,
    appResource,
    services,
  };
  return {
    today,
    environment,
    environments,
    team: text(estate?.props.team),
    services,
    ...readResources(resources, context),
    configVars: heroku.flatMap((resource) => configVarsOf(resource, context)),
    pipelineVars: heroku.flatMap((resource) => pipelineVarsOf(resource, context)),
    // No rule on services covers the resources of a service without a declaration.
    undeclared: heroku
      .filter((each) => !(described.has(serviceOfResource(each)) || isOfTheEstate(each, byUrn)))
      .map(resourceView),
    monthlyCost: attempt(MonthlyCost, estate?.props.monthlyCost),
    parity,
  };
}

const stackOf = (resources: readonly Resource[]): string => resources[0]?.urn.split("::")[0]?.split(":")[2] ?? "";

function serviceOf(resource: Resource): ServiceView[] {
  const declared = attempt(DeclaredFacts, resource.props.declared);
  return declared === undefined ? [] : [{ urn: resource.urn, name: resource.name, service: declared.name, declared }];
}

/** Removed services whose pipeline another environment still needs. */
const removedServices = (resources: readonly Resource[]): string[] =>
  resources
    .filter(({ type, props }) => type === "tandem:index:Service" && props.removed === true)
    .map(({ name }) => name);

/** Name of the service component that contains a resource. */
function ownerOf(resource: Resource, byUrn: ReadonlyMap<string, Resource>): string | undefined {
  for (const each of ancestors(resource, byUrn)) if (each.type === "tandem:index:Service") return each.name;
  return undefined;
}

/** The estate's own resources belong to no service. */
function isOfTheEstate(resource: Resource, byUrn: ReadonlyMap<string, Resource>): boolean {
  if (isProvider(resource)) return true;
  const isIn = (type: string) => ancestors(resource, byUrn).some((each) => each.type === type);
  return isIn("tandem:index:Estate") && !isIn("tandem:index:Service");
}

const isProvider = ({ type }: Resource): boolean => type.startsWith("pulumi:providers:");

function ancestors(resource: Resource, byUrn: ReadonlyMap<string, Resource>): Resource[] {
  const found: Resource[] = [];
  for (let at: Resource | undefined = resource; at !== undefined; at = byUrn.get(at.parent ?? "")) found.push(at);
  return found;
}

const byService = z.record(z.string(), z.number());
const MonthlyCost = z.object({ services: byService, reviewApps: byService.optional() });

const Recorded = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("recorded"), manifest: Manifest, costs: byService.optional() }),
  z.object({ kind: z.literal("never"), reason: z.string() }),
  z.object({ kind: z.literal("unread"), reason: z.string() }),
]);

const parityOf = (estate: Resource | undefined): ParityView => ({
  own: attempt(Manifest, estate?.props.manifest),
  before: attempt(Manifest, estate?.props.before),
  others: attempt(z.record(z.string(), Recorded), estate?.props.recorded) ?? {},
});

/** The parsed value, or undefined. */
function attempt<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** The host names of this environment, and of those with a recorded manifest. */
function hostsOf(
  { others }: ParityView,
  services: readonly ServiceView[],
): Pick<ValueContext, "ownHosts" | "foreignHosts"> {
  const own = services.flatMap(({ declared: { appName, domain } }) => [
    `${appName}.herokuapp.com`,
    ...[domain?.hostname, domain?.apex].flatMap((name) => name?.toLowerCase() ?? []),
  ]);
  const foreign = Object.entries(others).flatMap(([environment, record]) =>
    record.kind !== "recorded"
      ? []
      : Object.entries(record.manifest.services).flatMap(([service, { app, facts }]) =>
          [`${app}.herokuapp.com`, ...(facts["domains.hostnames"] ?? "").split(", ")]
            .filter((hostname) => hostname !== "")
            .map((hostname): [string, ForeignHost] => [hostname.toLowerCase(), { environment, service, hostname }]),
        ),
  );
  return { ownHosts: new Set(own), foreignHosts: new Map(foreign) };
}
