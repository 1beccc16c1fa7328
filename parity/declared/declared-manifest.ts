import { presentIn } from "../../kinds/only-in.ts";
import { varsSetBy } from "../../settings/attachment.ts";
import type { ConfigVar } from "../../settings/declare.ts";
import { reasonShared } from "../../settings/exceptions.ts";
import type { AddonSettings, EstateSettings, ServiceSettings } from "../../settings/settings.ts";
import { listed, permissionsFact, present, scheduleFact, setBy, setByPeople, webhookFact } from "../facts.ts";
import type { Manifest, Origin, ServiceManifest } from "../manifest.ts";
import { declaredDifferences } from "./declared-differences.ts";

/**
 * What declaration and stack file settle of one environment. Facts that only Heroku knows, such as the release or what a
 * vendor's drain is called, are not in it.
 */
export function declaredManifest({ environment, services }: EstateSettings): Manifest {
  return {
    version: 1,
    environment,
    services: Object.fromEntries(
      services.map((service): [string, ServiceManifest] => [
        service.declaration.name,
        {
          app: service.appName,
          facts: Object.fromEntries([
            ["app", present],
            ...platformFacts(service),
            ...configFacts(service),
            ...addonFacts(service),
            ...domainFacts(service),
            ...drainFacts(service),
            ...peopleFacts(service),
          ]),
          unchecked: {},
          config: origins(service, environment),
          differences: declaredDifferences(service.declaration),
        },
      ]),
    ),
  };
}

type Facts = [path: string, text: string][];

/** A fact, unless there is nothing to tell. */
const factAt = (path: string, text: string | undefined): Facts =>
  text === undefined || text === "" ? [] : [[path, text]];

function platformFacts({ declaration, processes }: ServiceSettings): Facts {
  const { stack, region = "us", space, buildpacks = [] } = declaration;
  return [
    ...factAt("stack", stack),
    ["region", region],
    ...factAt("region.space", space),
    ...factAt("buildpacks", buildpacks.join(", ")),
    ...processes.flatMap(
      ({ type, quantity, size }): Facts => [
        [`processes.${type}`, present],
        [`processes.${type}.quantity`, String(quantity)],
        [`processes.${type}.size`, size],
      ],
    ),
  ];
}

function configFacts({ vars, secretKeys, generatedKeys, addons }: ServiceSettings): Facts {
  const secrets = secretKeys.map((path) => path.slice(path.indexOf(":") + 1));
  const own = [...Object.keys(vars), ...secrets, ...generatedKeys];
  return [
    ...addons.flatMap(({ addon }) =>
      varsSetBy(addon).map((key): [string, string] => [`config.${key}`, setBy(addon.vendor.service)]),
    ),
    ...own.map((key): [string, string] => [`config.${key}`, setByPeople]),
  ];
}

function addonFacts({ addons }: ServiceSettings): Facts {
  const byService = Map.groupBy(addons, ({ addon }) => addon.vendor.service);
  const schedules = addons.flatMap(({ addon: { backup } }) =>
    backup?.kind === "daily" ? [scheduleFact(Number(backup.at.slice(0, 2)), backup.timezone)] : [],
  );
  return [
    ...[...byService].flatMap(([service, own]): Facts => {
      const versions = own.flatMap(({ addon }) => addon.options?.version ?? []);
      return [
        [`addons.${service}`, String(own.length)],
        [`addons.${service}.plan`, listed(own.map(planOf))],
        ...factAt(`addons.${service}.version`, listed(versions)),
      ];
    }),
    ...factAt("backups.schedule", listed(schedules)),
  ];
}

const planOf = ({ plan }: AddonSettings): string => plan.slice(plan.indexOf(":") + 1);

/** An apex that is redirected outside Heroku is no domain of the app's. */
function domainFacts({ domain }: ServiceSettings): Facts {
  if (domain === undefined) return [];
  const { hostname, apex, dns } = domain;
  const names = apex !== undefined && dns.kind === "external" ? [hostname, apex] : [hostname];
  return [
    ["domains.custom", String(names.length)],
    ["domains.hostnames", listed(names)],
    ["certificates.kind", "automatic"],
  ];
}

/** An add-on's drain is its vendor's affair. */
const drainFacts = ({ drains }: ServiceSettings): Facts =>
  [...Map.groupBy(drains, ({ to }) => to)].map(([to, all]) => [`drains.${to}`, String(all.length)]);

function peopleFacts({ notices, access }: ServiceSettings): Facts {
  return [
    ...notices.map(({ url }) => webhookFact({ url, include: ["api:release"], level: "sync" })),
    ...access.map(({ email, permissions }): [string, string] => [
      `access.${email.toLowerCase()}`,
      permissionsFact(permissions),
    ]),
  ];
}

function origins({ declaration }: ServiceSettings, environment: EstateSettings["environment"]): Record<string, Origin> {
  const entries = Object.entries(declaration.config ?? {}).flatMap(([key, declared]): [string, Origin][] => {
    const variable: ConfigVar | undefined = presentIn<ConfigVar>(environment, declared);
    if (variable === undefined) return [];
    const shared = reasonShared(variable);
    return [[key, { kind: variable.kind, ...(shared !== undefined && { shared }) }]];
  });
  return Object.fromEntries(entries);
}
