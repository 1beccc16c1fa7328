import { z } from "zod";
import { Fingerprints, Manifest } from "../../parity/manifest.ts";
import type { ForeignHost, ValueContext } from "./classify-value.ts";
import { readConfigVars } from "./config-values.ts";
import { DeclaredFacts } from "./declared-facts.ts";
import { type EstateView, MonthlyCost, type ParityView, Recorded } from "./estate-view.ts";
import { text } from "./property.ts";
import { readResources } from "./read-resources.ts";
import type { Resource } from "./resource.ts";
import { ResourceViews, type ServiceView } from "./resource-view.ts";

/** Builds the rules' view of a stack's resources, without the values of config vars. */
export function readEstate(resources: readonly Resource[], today: string): EstateView {
  const { props = {} } = resources.find(({ type }) => type === "tandem:index:Estate") ?? {};
  const environment = text(props.environment) ?? stackOf(resources);
  const environments = attempt(z.array(z.string()), props.environments) ?? [environment];
  const services = resources.flatMap(serviceOf);
  const views = new ResourceViews(resources, services);
  const described = new Set<string | undefined>([...services.map(({ name }) => name), ...removedServices(resources)]);
  const others = attempt(z.record(z.string(), Recorded), props.recorded) ?? {};
  const valueContext = { environment, environments, ...hostsOf(others, services) };
  const recordedPrints = attempt(z.record(z.string(), Fingerprints), props.recordedFingerprints) ?? {};
  const production = others.production?.kind === "recorded" ? others.production.manifest : undefined;
  return {
    today,
    environment,
    environments,
    team: text(props.team),
    services,
    ...readResources(resources, views, valueContext),
    ...readConfigVars(resources, production, { views, valueContext, recordedPrints }),
    // No rule on services covers the resources of a service without a declaration.
    undeclared: resources
      .filter((each) => each.type.startsWith("heroku:") && !views.isOfEstate(each))
      .map((each) => views.of(each))
      .filter(({ service }) => !described.has(service)),
    monthlyCost: attempt(MonthlyCost, props.monthlyCost),
    parity: { own: attempt(Manifest, props.manifest), before: attempt(Manifest, props.before), others },
  };
}

const stackOf = (resources: readonly Resource[]): string => resources[0]?.urn.split("::")[0]?.split(":")[2] ?? "";

function serviceOf({ type, urn, props }: Resource): ServiceView[] {
  const declared = type === "tandem:index:Service" ? attempt(DeclaredFacts, props.declared) : undefined;
  return declared === undefined
    ? []
    : [{ urn, name: declared.name, service: declared.name, owner: declared, declared }];
}

/** Removed services whose pipeline another environment still needs. */
const removedServices = (resources: readonly Resource[]): string[] =>
  resources
    .filter(({ type, props }) => type === "tandem:index:Service" && props.removed === true)
    .map(({ name }) => name);

/** The parsed value, or undefined. */
const attempt = <T>(schema: z.ZodType<T>, value: unknown): T | undefined => schema.safeParse(value).data;

/** The host names of this environment, and of those with a recorded manifest. */
function hostsOf(
  others: ParityView["others"],
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
