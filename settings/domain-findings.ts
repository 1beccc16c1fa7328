import { entriesIn, presentIn } from "../kinds/only-in.ts";
import type { Environment, ServiceDeclaration } from "./declare.ts";
import type { Finding } from "./finding.ts";
import { hostName, isApex, isHostName } from "./host-name.ts";
import type { Knobs } from "./knobs.ts";
import type { DomainSettings } from "./settings.ts";
import type { StackFile } from "./stack-file.ts";

/** The domain of a service in one environment; absent where it has none. */
export function domainSettings(
  declaration: ServiceDeclaration,
  environment: Environment,
  { domain: hostname }: Pick<Knobs, "domain">,
): DomainSettings | undefined {
  const domain = presentIn(environment, declaration.domain);
  if (domain === undefined || hostname === undefined) return undefined;
  const redirected = presentIn(environment, domain.apexRedirect) !== undefined;
  return { hostname, dns: domain.dns, apex: redirected ? hostname.replace(/^www\./, "") : undefined };
}

interface Owned extends DomainSettings {
  readonly service: ServiceDeclaration;
  /** Absent for the environment that is checked. */
  readonly environment?: Environment;
}

/** The environment whose domains are checked, its file, and the files of the other environments. */
export interface Checked {
  readonly environment: Environment;
  readonly file: string;
  readonly others: Readonly<Partial<Record<Environment, StackFile>>>;
}

/** Host names that cannot be had, although each is one: taken by another app, or beyond what their DNS can do. */
export function domainFindings(
  services: readonly ServiceDeclaration[],
  knobs: Readonly<Record<string, Knobs>>,
  { environment, file, others }: Checked,
): Finding[] {
  const owned = services.flatMap((service): Owned[] => {
    const own = knobs[service.name];
    const domain = own && domainSettings(service, environment, own);
    return domain === undefined ? [] : [{ service, ...domain }];
  });
  const elsewhere = ownedElsewhere(services, others);
  return owned.flatMap((domain, index) => [
    ...placed(domain, file, takenBefore(domain, [...owned.slice(0, index), ...elsewhere]) ?? beyondItsDns(domain)),
    ...placed(domain, "index.ts", nobodyRedirects(domain, environment)),
  ]);
}

/** Heroku gives a host name to one app only, of whichever environment. What other files have that is no host name is theirs. */
function ownedElsewhere(services: readonly ServiceDeclaration[], others: Checked["others"]): Owned[] {
  return services.flatMap((service) =>
    Object.entries(others).flatMap(([name, file]): Owned[] => {
      const environment = name as Environment;
      const written = hostName.safeParse(file.at(["estate:services", service.name, "domain"]));
      const domain = written.success && domainSettings(service, environment, { domain: written.data });
      return domain ? [{ service, environment, ...domain }] : [];
    }),
  );
}

type Unplaced = Omit<Finding, "file" | "path">;

function placed({ service: { name } }: Owned, file: string, finding: Unplaced | undefined): Finding[] {
  const path = file === "index.ts" ? `services.${name}.domain.apexRedirect` : `estate:services.${name}.domain`;
  return finding === undefined ? [] : [{ file, path, ...finding }];
}

/** Every name at which a service answers. */
const namesOf = ({ hostname, apex }: DomainSettings): string[] => (apex === undefined ? [hostname] : [hostname, apex]);

function takenBefore(domain: Owned, others: readonly Owned[]): Unplaced | undefined {
  for (const name of namesOf(domain)) {
    const owner = others.find((other) => namesOf(other).includes(name));
    if (owner === undefined) continue;
    const how = owner.hostname === name ? "has" : `redirects to ${owner.hostname}`;
    const where = owner.environment === undefined ? "" : ` in ${owner.environment}`;
    const got = `${name}, which ${owner.service.name} ${how}${where}`;
    const remedy = domain.hostname === name ? undefined : `${name} leads to ${domain.hostname} by apexRedirect`;
    return { expected: "a host name that nothing else uses", got, remedy };
  }
  return undefined;
}

function beyondItsDns({ hostname, dns, apex }: Owned): Unplaced | undefined {
  if (apex === hostname) {
    return {
      expected: "a host name that begins with www., which the apex is redirected to",
      got: hostname,
      remedy: "index.ts declares apexRedirect",
    };
  }
  if (dns.kind === "external") return dns.alias || !isApex(hostname) ? undefined : apexWithoutAlias(hostname);
  // The declaration's own finding.
  if (!isHostName(dns.zone)) return undefined;
  if (hostname === dns.zone) return apexInRoute53(hostname);
  if (hostname.endsWith(`.${dns.zone}`)) return undefined;
  return {
    expected: `a host name below ${dns.zone}`,
    got: hostname,
    remedy: `index.ts declares route53("${dns.zone}")`,
  };
}

const apexWithoutAlias = (hostname: string): Unplaced => ({
  expected: `a host name below ${hostname}, such as www.${hostname}`,
  got: `${hostname}, the apex of its zone, which cannot have a CNAME`,
  remedy: "if its DNS has ALIAS, ANAME or CNAME flattening, declare dns: external({ alias: true }) in index.ts",
});

const apexInRoute53 = (hostname: string): Unplaced => ({
  expected: `a host name below ${hostname}, such as www.${hostname}`,
  got: `${hostname}, the apex of its zone, which Route 53 cannot point at Heroku`,
  remedy: "declare apexRedirect: toWww() in index.ts to have the apex lead there",
});

/** With an ALIAS the apex arrives at the app, which can only redirect it if it knows where to. */
function nobodyRedirects({ service, dns, apex, hostname }: Owned, environment: Environment): Unplaced | undefined {
  if (apex === undefined || dns.kind !== "external") return undefined;
  if (entriesIn<{ kind: string }>(environment, service.config).some(([, { kind }]) => kind === "fromDomain"))
    return undefined;
  return {
    expected: `a config var that tells the app its canonical host, ${hostname}`,
    got: "none",
    remedy: `declare one such as CANONICAL_HOST: fromDomain(), and have the app redirect ${apex} there`,
  };
}
