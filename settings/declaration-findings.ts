import { z } from "zod";
import { entriesIn, presentIn } from "../kinds/only-in.ts";
import { addonFindings, attachmentFindings } from "./addon-findings.ts";
import { varsSetBy } from "./attachment.ts";
import type {
  Addon,
  ConfigVar,
  CustomDomain,
  Environment,
  EstateDeclaration,
  LogDrain,
  ServiceDeclaration,
} from "./declare.ts";
import { differencesDeclared } from "./difference.ts";
import { exceptionFindings } from "./exception-findings.ts";
import { type Finding, firstAtEachPath, oneOf, shown } from "./finding.ts";
import { isHostName } from "./host-name.ts";
import { findingUnless, indexFinding, isBlank, unknownName } from "./index-finding.ts";
import { countFindings } from "./limit-findings.ts";
import { receiverOf } from "./receiver.ts";
import { releaseFindings } from "./release-findings.ts";
import { removalWordFindings } from "./removal-word-findings.ts";
import { reviewAppsFindings } from "./review-apps-findings.ts";
import { autoscalingFindings, brokerFindings, wordFindings } from "./service-word-findings.ts";

/** What is wrong with a declaration beyond what its types can say. Each path begins at `services`, in `index.ts`. */
export function declarationFindings(declaration: EstateDeclaration): Finding[] {
  const { environments, services } = declaration;
  return firstAtEachPath([
    ...repeated("environments", environments),
    ...namedTwice(declaration),
    ...sharedRepositories(services),
    ...removalWordFindings(declaration),
    ...services.flatMap((service) => [
      ...nameFindings(service),
      ...processFindings(service),
      ...onlyInFindings(service, environments),
      ...wordFindings(service),
      ...autoscalingFindings(service),
      ...exceptionFindings(service, environments),
      ...releaseFindings(service, environments),
      ...environments.flatMap((environment) => partFindings(service, environment)),
      ...reviewAppsFindings(service, environments),
    ]),
  ]);
}

/** Two services of one name: what else is found follows from that. */
export const namedTwice = ({ services }: EstateDeclaration): Finding[] =>
  repeated(
    "services",
    services.map(({ name }) => name),
  );

/** Heroku reads one `app.json` in a repository, at its root: it can describe the review apps of one service. */
function sharedRepositories(services: readonly ServiceDeclaration[]): Finding[] {
  const owners = new Map<string, string>();
  return services.flatMap(({ name, reviewApps }) => {
    const repository: unknown = reviewApps?.repository;
    if (typeof repository !== "string") return [];
    // GitHub takes a name in whatever case it is written.
    const key = repository.toLowerCase();
    const owner = owners.get(key);
    owners.set(key, owner ?? name);
    if (owner === undefined || owner === name) return [];
    const path = `services.${name}.reviewApps.repository`;
    const finding = indexFinding(path, "a repository that no other service has", `${repository}, which ${owner} has`);
    return [{ ...finding, remedy: "Heroku reads one app.json, at its root: declare reviewApps for one of the two" }];
  });
}

/** Namespaces of a stack file's keys that belong to other programs. */
const reserved = ["estate", "heroku", "pulumi", "aws"];

function nameFindings({ name }: ServiceDeclaration): Finding[] {
  if (reserved.includes(name))
    return [indexFinding(`services.${name}.name`, `another name than ${oneOf(reserved)}`, name)];
  // Source: the pattern of a pipeline's name in Heroku's API schema; a dash at the end would double in the app's name.
  if (/^[a-z][a-z0-9-]{1,28}[a-z0-9]$/.test(name)) return [];
  const expected = "3 to 30 lower-case letters, digits and dashes, beginning with a letter and not ending with a dash";
  return [indexFinding(`services.${name}.name`, expected, name)];
}

function processFindings({ name, processes }: ServiceDeclaration): Finding[] {
  return [
    ...repeated(`services.${name}.processes`, processes),
    ...processes
      .filter((type) => !/^[-\w]{1,128}$/.test(type))
      .map((type) =>
        indexFinding(`services.${name}.processes.${type}`, "letters, digits, dashes and underscores", type),
      ),
  ];
}

function onlyInFindings(service: ServiceDeclaration, environments: readonly Environment[]): Finding[] {
  return differencesDeclared(service).flatMap(({ path, environment, reason }) => {
    if (!environments.includes(environment)) return [unknownName(path, environments, environment)];
    return isBlank(reason) ? [indexFinding(path, "a reason for the difference", shown(reason))] : [];
  });
}

function partFindings(service: ServiceDeclaration, environment: Environment): Finding[] {
  const path = `services.${service.name}`;
  const addons = entriesIn<Addon>(environment, service.addons);
  const config = entriesIn<ConfigVar>(environment, service.config);
  const domain = presentIn(environment, service.domain);
  const addresses = (service.notices ?? []).flatMap((notice) => presentIn(environment, notice)?.address ?? []);
  const accounts = (service.access ?? []).flatMap((person) => presentIn(environment, person)?.email ?? []);
  return [
    ...addons.flatMap(([slot, addon]) => addonFindings(`${path}.addons.${slot}`, slot, addon)),
    ...attachmentFindings(`${path}.addons`, addons),
    ...brokerFindings(service, environment),
    ...config.flatMap(([key, variable]) => [
      ...keyFindings(`${path}.config.${key}`, key, addons),
      ...(variable.kind === "fromDomain" && domain === undefined
        ? [indexFinding(`${path}.config.${key}`, `a domain in ${environment} to take the value from`, undefined)]
        : []),
    ]),
    ...(domain === undefined ? [] : dnsFindings(`${path}.domain`, domain, environment)),
    ...entriesIn<LogDrain>(environment, service.drains).flatMap(([name, drain]) =>
      drainFindings(`${path}.drains.${name}`, name, drain),
    ),
    ...addressFindings(`${path}.notices`, addresses),
    // Heroku takes an account in whatever case it is written.
    ...addressFindings(
      `${path}.access`,
      accounts.map((account) => account.toLowerCase()),
    ),
    ...countFindings(service, environment),
  ];
}

function keyFindings(path: string, key: string, addons: readonly [string, Addon][]): Finding[] {
  const [owner] = addons.find(([, addon]) => varsSetBy(addon).includes(key)) ?? [];
  if (owner !== undefined) return [indexFinding(path, "a key that no add-on sets", `${key}, which ${owner} sets`)];
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(key)) return [indexFinding(path, "letters, digits and underscores", key)];
  // Source: Dev Center, "Configuration and Config Vars": such keys are the platform's own, which may set them itself.
  return /^(HEROKU_|__)/.test(key) ? [indexFinding(path, "a key that begins with neither HEROKU_ nor __", key)] : [];
}

const aZone = "a zone in small letters, without a dot at its end, such as example.org";

function dnsFindings(path: string, domain: CustomDomain, environment: Environment): Finding[] {
  const { dns } = domain;
  switch (dns.kind) {
    case "route53":
      return findingUnless(isHostName(dns.zone), `${path}.dns`, aZone, dns.zone);
    case "external":
      return dns.alias ? [] : redirectFindings(`${path}.apexRedirect`, domain, environment);
    default:
      // Programs run without being compiled first.
      return [indexFinding(`${path}.dns`, 'external() or route53("<zone>")', shown(dns))];
  }
}

function redirectFindings(path: string, { apexRedirect }: CustomDomain, environment: Environment): Finding[] {
  if (presentIn(environment, apexRedirect) === undefined) return [];
  const remedy =
    "if that DNS has ALIAS, ANAME or CNAME flattening, declare external({ alias: true }), or else redirect the apex where it is registered";
  return [{ ...indexFinding(path, 'route53("<zone>") or external({ alias: true })', "external()"), remedy }];
}

function addressFindings(path: string, addresses: readonly string[]): Finding[] {
  const invalid = addresses.filter((address) => !z.email().safeParse(address).success);
  return [
    ...repeated(path, addresses),
    ...invalid.map((address) =>
      indexFinding(`${path}.${address || addresses.indexOf(address)}`, "an e-mail address", address),
    ),
  ];
}

function repeated(path: string, names: readonly string[]): Finding[] {
  const twice = [...Map.groupBy(names, (name) => name).values()].flatMap(([name, ...more]) =>
    more.map(() => name ?? ""),
  );
  return twice.map((name) => indexFinding(`${path}.${name}`, "each name once", `${name} twice`));
}

const expected =
  "scheme and host of a collector, such as https://logs.example.org or syslog+tls://logs.example.org:6514; the rest of its address is a secret";

/** What is wrong with one drain of a declaration, which stands at `path`. Log lines go encrypted only. */
function drainFindings(path: string, name: string, { to }: LogDrain): Finding[] {
  return [
    ...findingUnless(/^[a-z][a-zA-Z0-9]*$/.test(name), path, "a name of letters and digits, as archive", name),
    ...receiverFindings(path, to),
  ];
}

function receiverFindings(path: string, to: unknown): Finding[] {
  if (typeof to !== "string") return [indexFinding(path, expected, shown(to))];
  const receiver = receiverOf(to);
  const isReceiver = /^(https|syslog\+tls):\/\/[^/\\@?#\s]+$/i.test(to) && URL.canParse(to);
  // Of any other address only the kind is shown: it may hold a key.
  if (!isReceiver) return [indexFinding(path, expected, "another address")];
  return to === receiver ? [] : [{ ...indexFinding(path, expected, to), remedy: `write it as ${receiver}` }];
}
