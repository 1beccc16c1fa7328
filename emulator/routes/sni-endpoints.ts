import { onApp } from "../access/access.ts";
import type { Call } from "../call.ts";
import { iso } from "../clock.ts";
import { uuidOf } from "../ids.ts";
import { type Certificate, certificateOf } from "../model/domains.ts";
import { notFound } from "../problems.ts";
import { lists, type Route, reads } from "../route.ts";
import type { AppRow } from "../rows.ts";

const day = 86_400_000;

/** Certificates: only the one that ACM keeps. It is described, and holds no key. */
export const sniEndpointRoutes: readonly Route[] = [
  lists("GET /apps/{app}/sni-endpoints", onApp("view"), ["id"], (call, app) => {
    const certificate = certificateOf(call.world, app);
    return certificate ? [wireEndpoint(call, app, certificate)] : [];
  }),
  reads("GET /apps/{app}/sni-endpoints/{endpoint}", onApp("view"), (call, app) => {
    const certificate = certificateOf(call.world, app);
    const wanted = call.param("endpoint");
    if (!certificate || ![certificate.id, certificate.name].includes(wanted))
      throw notFound("SNI endpoint", "sni_endpoint");
    return wireEndpoint(call, app, certificate);
  }),
];

function wireEndpoint({ world }: Call, app: AppRow, { id, name, since, domains }: Certificate): object {
  const names = domains.map(({ hostname }) => hostname);
  return {
    app: { id: app.id, name: app.name },
    certificate_chain: "-----BEGIN CERTIFICATE-----\nbm90IGEgY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n",
    display_name: null,
    domains: domains.map((domain) => domain.id),
    id,
    name,
    ssl_cert: {
      acm: true,
      "ca_signed?": true,
      cert_domains: names,
      expires_at: iso(since + 90 * day),
      id: uuidOf("ssl-cert", id),
      issuer: "/C=US/O=Let's Encrypt/CN=R11",
      "self_signed?": false,
      starts_at: iso(since),
      subject: `/CN=${names[0] ?? app.name}`,
    },
    created_at: iso(since),
    updated_at: iso(world.now()),
  };
}
