import { defineRule, violation } from "../rule.ts";
import { tierOf } from "../view/dyno-tier.ts";
import type { Domain, EstateView } from "../view/estate-view.ts";

export const tlsOnCustomDomain = defineRule({
  name: "tls-on-custom-domain",
  holds: "Every custom domain has TLS, with automatic certificates or with a certificate that you provide.",
  why: "Without a certificate, browsers show a warning and passwords are sent unencrypted.",
  severity: "critical",
  level: "mandatory",
  remedy: "Declare the domain in index.ts with `customDomain()`, and set dynos of Basic or above in the stack file.",
  rows: [45, 46, 47, 48],
  check: (view) =>
    view.domains.flatMap((domain) => {
      const gap = gapOf(domain, view);
      return gap === undefined ? [] : [violation(domain, `TLS for ${domain.hostname ?? "its host name"}, got ${gap}`)];
    }),
});

/** Why a domain has no certificate, and what to do. ACM does not cover wildcards or Eco dynos. */
function gapOf({ app, hostname, hasCertificate }: Domain, { apps, processes, environment }: EstateView) {
  const own = processes.filter((each) => each.app === app);
  if (own.length === 0 || own.some(({ size }) => tierOf(size) === "Eco")) {
    const dynos = own.length === 0 ? "no dynos" : "Eco dynos";
    return `${dynos}, for which Heroku provides no certificate: set Basic or above for its processes in Pulumi.${environment}.yaml`;
  }
  if (hasCertificate) return undefined;
  if (hostname?.startsWith("*.")) {
    return "a wildcard, which ACM does not cover: set the sniEndpointId of your own certificate";
  }
  if (apps.some(({ urn, acm }) => urn === app && acm)) return undefined;
  return "no certificate: set acm: true on its app, or the sniEndpointId of your own certificate";
}
