import { z } from "zod";
import { defineRule } from "../rule.ts";
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

/** Why a domain has no certificate. ACM does not cover wildcards or Eco dynos. */
function gapOf(
  { app, hostname, hasCertificate }: Domain,
  { apps, processes, environment }: EstateView,
): Gap | undefined {
  const own = processes.filter((each) => each.app === app);
  if (own.length === 0 || own.some(({ size }) => tierOf(size) === "Eco")) {
    return {
      got: `${own.length === 0 ? "no dynos" : "Eco dynos"}, for which Heroku provides no certificate`,
      remedy: `set Basic or above for its processes in Pulumi.${environment}.yaml`,
    };
  }
  if (hasCertificate) return undefined;
  if (hostname?.startsWith("*.")) {
    return {
      got: "a wildcard, which ACM does not cover",
      remedy: "set the sniEndpointId of your own certificate",
    };
  }
  if (apps.some(({ urn, acm }) => urn === app && acm)) return undefined;
  return {
    got: "no certificate",
    remedy: "set acm: true on its app, or the sniEndpointId of your own certificate",
  };
}
