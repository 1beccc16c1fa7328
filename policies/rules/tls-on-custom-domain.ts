import { z } from "zod";
import { defineRule } from "../rule.ts";
import { tierOf } from "../view/dyno-tier.ts";
import type { Domain, EstateView } from "../view/estate-view.ts";

export const tlsOnCustomDomain = defineRule({
  name: "tls-on-custom-domain",
  holds: "Every custom domain has TLS: automatic certificates, or a certificate of one's own.",
  why: "Without a certificate browsers warn of the site, and passwords travel in the open.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Declare the domain in index.ts with `customDomain()`, and give the app dynos of Basic or above in the stack file.",
  rows: [45, 46, 47, 48],
  settings: z.strictObject({}),
  check: (view) =>
    view.domains.flatMap((domain) => {
      const gap = gapOf(domain, view);
      const { name, urn, service, hostname = "its host name" } = domain;
      return gap === undefined
        ? []
        : [{ service, urn, message: `${name}: expected TLS for ${hostname}, got ${gap.got}: ${gap.remedy}` }];
    }),
});

interface Gap {
  readonly got: string;
  readonly remedy: string;
}

/** What keeps a domain from having a certificate. ACM knows no wildcards, and needs dynos that are paid for. */
function gapOf(
  { app, hostname, hasCertificate }: Domain,
  { apps, processes, environment }: EstateView,
): Gap | undefined {
  const own = processes.filter((each) => each.app === app);
  if (own.length === 0 || own.some(({ size }) => tierOf(size) === "Eco")) {
    return {
      got: `${own.length === 0 ? "no dynos" : "Eco dynos"}, where Heroku serves none`,
      remedy: `set Basic or above for its processes in Pulumi.${environment}.yaml`,
    };
  }
  if (hasCertificate) return undefined;
  if (hostname?.startsWith("*.")) {
    return {
      got: "a wildcard, which ACM does not cover",
      remedy: "set a certificate of your own as its sniEndpointId",
    };
  }
  if (apps.some(({ urn, acm }) => urn === app && acm)) return undefined;
  return {
    got: "no certificate",
    remedy: "set acm: true on its app, or a certificate of your own as its sniEndpointId",
  };
}
