import { expect, test } from "vitest";
import type { ServiceDeclaration } from "./declare.ts";
import { customDomain, type Dns, external, fromDomain, onlyIn, route53, service, toWww } from "./declare.ts";
import { domainFindings } from "./domain-findings.ts";
import { lineOf } from "./finding.ts";

interface Site {
  /** What the stack file says. */
  readonly domain: string;
  readonly dns?: Dns;
  readonly redirects?: boolean;
  /** Whether a config var of the app holds its canonical host. */
  readonly inConfig?: boolean;
}

function declared(name: string, { dns = external(), redirects, inConfig = true }: Site): ServiceDeclaration {
  const domain = { ...customDomain(), dns, ...(redirects && { apexRedirect: toWww() }) };
  return service({ name, processes: ["web"], domain, config: inConfig ? { HOST: fromDomain() } : {} });
}

/** What is wrong in production with sites by the names of their services. */
function linesOf(sites: Readonly<Record<string, Site>>): string[] {
  const services = Object.entries(sites).map(([name, site]) => declared(name, site));
  const knobs = Object.fromEntries(
    Object.entries(sites).map(([name, { domain }]) => [name, { processes: {}, domain }]),
  );
  return domainFindings(services, knobs, production).map(lineOf);
}

const production = { environment: "production", file: "Pulumi.production.yaml", others: {} } as const;

const zone = route53("example.org");
const alias = external({ alias: true });

test.each<[what: string, site: Site]>([
  ["a name below an apex", { domain: "catalog.example.org" }],
  ["a name of many labels", { domain: "a.b.c.example.co.uk" }],
  ["an apex where there is an alias", { domain: "example.org", dns: alias }],
  [
    "an apex that leads to an app which knows where to send it",
    { domain: "www.example.org", dns: alias, redirects: true },
  ],
  ["a name in its zone", { domain: "www.example.org", dns: zone }],
  ["a name far below its zone", { domain: "a.b.example.org", dns: zone }],
  [
    "an apex that leads to www, by a bucket",
    { domain: "www.example.org", dns: zone, redirects: true, inConfig: false },
  ],
])("%s is fine", (_, site) => {
  expect(linesOf({ shop: site })).toEqual([]);
});

const at = "Pulumi.production.yaml: estate:services.shop.domain: expected";

test.each<[what: string, site: Site, line: string]>([
  [
    "an apex that cannot point at Heroku",
    { domain: "example.org" },
    `${at} a host name below example.org, such as www.example.org, got example.org, the apex of its zone, which cannot have a CNAME: if its DNS has ALIAS, ANAME or CNAME flattening, declare dns: external({ alias: true }) in index.ts`,
  ],
  [
    "an apex under a country's own registry",
    { domain: "example.co.uk" },
    `${at} a host name below example.co.uk, such as www.example.co.uk, got example.co.uk, the apex of its zone, which cannot have a CNAME: if its DNS has ALIAS, ANAME or CNAME flattening, declare dns: external({ alias: true }) in index.ts`,
  ],
  [
    "the apex of a hosted zone",
    { domain: "example.org", dns: zone },
    `${at} a host name below example.org, such as www.example.org, got example.org, the apex of its zone, which Route 53 cannot point at Heroku: declare apexRedirect: toWww() in index.ts to have the apex lead there`,
  ],
  [
    "a name outside of its zone",
    { domain: "www.example.com", dns: zone },
    `${at} a host name below example.org, got www.example.com: index.ts declares route53("example.org")`,
  ],
  [
    "a name that only ends like its zone",
    { domain: "www.myexample.org", dns: zone },
    `${at} a host name below example.org, got www.myexample.org: index.ts declares route53("example.org")`,
  ],
  [
    "an apex that is to lead to a name which is not www",
    { domain: "shop.example.org", dns: zone, redirects: true },
    `${at} a host name that begins with www., which the apex is redirected to, got shop.example.org: index.ts declares apexRedirect`,
  ],
  [
    "an apex that leads to an app which does not know where to send it",
    { domain: "www.example.org", dns: alias, redirects: true, inConfig: false },
    "index.ts: services.shop.domain.apexRedirect: expected a config var that tells the app its canonical host, www.example.org, got none: declare one such as CANONICAL_HOST: fromDomain(), and have the app redirect example.org there",
  ],
])("%s is one finding", (_, site, line) => {
  expect(linesOf({ shop: site })).toEqual([line]);
});

test.each<[what: string, first: Site, second: Site, got: string]>([
  ["one name", { domain: "www.example.org" }, { domain: "www.example.org" }, "got www.example.org, which page has"],
  [
    "a name and another's apex",
    { domain: "www.example.org", dns: zone, redirects: true },
    { domain: "example.org", dns: alias },
    "got example.org, which page redirects to www.example.org",
  ],
  [
    "an apex and another's name",
    { domain: "example.org", dns: alias },
    { domain: "www.example.org", dns: zone, redirects: true },
    "got example.org, which page has: example.org leads to www.example.org by apexRedirect",
  ],
])("two services cannot have %s", (_, page, shop, got) => {
  expect(linesOf({ page, shop })).toEqual([`${at} a host name that nothing else uses, ${got}`]);
});

test("an apex in one environment only is no matter in the others", () => {
  const redirect = onlyIn("production", toWww(), "only the public site has the apex");
  const shop = service({
    name: "shop",
    processes: ["web"],
    domain: customDomain({ dns: zone, apexRedirect: redirect }),
  });
  const knobs = { shop: { processes: {}, domain: "staging.example.org" } };
  const staging = { environment: "staging", file: "Pulumi.staging.yaml", others: {} } as const;
  expect(domainFindings([shop], knobs, staging)).toEqual([]);
  expect(domainFindings([shop], knobs, production)).toHaveLength(1);
});

test("a zone that is none says nothing of the names in it", () => {
  expect(linesOf({ shop: { domain: "www.example.org", dns: route53("example.org.") } })).toEqual([]);
});
