import { expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";
import { customDomain, type EstateDeclaration, external, onlyIn, route53, service, toWww } from "./declare.ts";
import { lineOf } from "./finding.ts";
import { example, exampleFiles, exampleSecrets, shop } from "./test/example.ts";
import { handOver } from "./test/hand-over.ts";

function linesOf(declaration: EstateDeclaration, files: Record<string, string>): string[] {
  const checked = checkSettings(declaration, handOver("staging", files, exampleSecrets));
  return "findings" in checked ? checked.findings.map(lineOf) : [];
}

/** What is wrong with the example when its service has this host name in staging. */
const named = (domain: string) =>
  linesOf(example, { ...exampleFiles, staging: exampleFiles.staging.replace("shop-staging.example.org", domain) });

test.each([
  ["its own in production", "shop.example.org", "shop.example.org, which shop has in production"],
  ["that one in another case", "Shop.Example.ORG", "shop.example.org, which shop has in production"],
])("one host name cannot serve two environments: %s", (_, domain, got) => {
  expect(named(domain)).toEqual([
    `Pulumi.staging.yaml: estate:services.shop.domain: expected a host name that nothing else uses, got ${got}`,
  ]);
});

test("a host name that another service redirects in another environment is taken", () => {
  const domain = customDomain({
    dns: route53("example.org"),
    apexRedirect: onlyIn("production", toWww(), "only the public site has the apex"),
  });
  const site = service({ name: "site", processes: ["web"], domain });
  const blog = service({ name: "blog", processes: ["web"], domain: customDomain({ dns: external({ alias: true }) }) });
  const file = (siteDomain: string, blogDomain: string) =>
    [
      "config:\n  estate:team: example-library\n  estate:services:",
      `    site: { domain: ${siteDomain}, processes: { web: { quantity: 1, size: Basic } } }`,
      `    blog: { domain: ${blogDomain}, processes: { web: { quantity: 1, size: Basic } } }`,
    ].join("\n");
  const staging = file("new.example.org", "example.org");
  const production = file("www.example.org", "blog.example.org");
  const lines = linesOf({ environments: ["staging", "production"], services: [site, blog] }, { staging, production });
  expect(lines.filter((line) => line.includes("domain"))).toEqual([
    "Pulumi.staging.yaml: estate:services.blog.domain: expected a host name that nothing else uses, got example.org, which site redirects to www.example.org in production",
  ]);
});

test.each([
  ["bücher.example.org", "xn--bcher-kva.example.org, as a DNS has it"],
  ["b ü.example.org", "a host name such as catalog.example.org"],
])("a host name in other letters, %s, is reported with the form that DNS has", (domain, expected) => {
  expect(named(domain)).toEqual([
    `Pulumi.staging.yaml: estate:services.shop.domain: expected ${expected}, got "${domain}"; production has shop.example.org`,
  ]);
});

test("a host name below a top-level domain in other letters is one", () => {
  expect(named("www.xn--bcher-kva.xn--p1ai")).toEqual([]);
});

test.each([
  [route53("Example.org."), "a zone in small letters, without a dot at its end, such as example.org, got Example.org."],
  [Object({ kind: "onlyIn" }), 'external() or route53("<zone>"), got an object'],
])("a DNS that is none is one finding, whatever the names in it", (dns, line) => {
  const services = [service({ ...shop, domain: { kind: "customDomain", dns } })];
  expect(linesOf({ ...example, services }, exampleFiles).filter((each) => each.includes("domain"))).toEqual([
    `index.ts: services.shop.domain.dns: expected ${line}`,
  ]);
});
