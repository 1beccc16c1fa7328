import { z } from "zod";
import { onApp } from "../access/access.ts";
import type { Call } from "../call.ts";
import { iso } from "../clock.ts";
import { uuidOf } from "../ids.ts";
import { type Certificate, certificateOf, freeTarget } from "../model/domains.ts";
import { emit } from "../model/events.ts";
import { limitOf } from "../model/limits.ts";
import { invalid, notFound, orNotFound } from "../problems.ts";
import { acts, lists, type Route, reads, writes } from "../route.ts";
import type { AppRow, DomainRow } from "../rows.ts";
import { wireDomain, wireHerokuDomain } from "../wire/domain.ts";
import type { World } from "../world.ts";

const label = "[a-z0-9_]([a-z0-9_-]*[a-z0-9])?";
const hostname = z
  .string()
  .max(253)
  .regex(new RegExp(`^(\\*\\.)?${label}(\\.${label})+$`));
const endpoint = z.string().min(1).nullable();
const creation = z.strictObject({ hostname, sni_endpoint: endpoint });
const change = z.strictObject({ sni_endpoint: endpoint });
const day = 86_400_000;

/** Domains, and the only certificate emulated: the automatic one, without a key. No name server is asked: it advances by itself. */
export const domainRoutes: readonly Route[] = [
  lists("GET /apps/{app}/domains", onApp("view"), ["hostname", "id"], (call, app) => {
    const custom = call.world.store.domains.where("app", app.id);
    return [wireHerokuDomain(app), ...custom.map((domain) => wireDomain(call.world, app, domain))];
  }),
  reads("GET /apps/{app}/domains/{domain}", onApp("view"), (call, app) => {
    const heroku = wireHerokuDomain(app);
    if ([heroku.id, heroku.hostname].includes(call.param("domain"))) return heroku;
    return wireDomain(call.world, app, theDomain(call, app));
  }),
  writes("POST /apps/{app}/domains", onApp("manage domains"), creation, (call, app) => {
    const { world, body } = call;
    refuseTaken(world, app, body.hostname);
    refuseUnknownEndpoint(world, app, body.sni_endpoint);
    const count = world.store.domains.where("app", app.id).length;
    const most = limitOf(world, "domainsPerApp");
    if (count >= most) throw invalid(`You can have up to ${most} domains on an app.`);
    const domain = world.store.domains.put({
      ...world.stamp(),
      appId: app.id,
      hostname: body.hostname,
      cname: freeTarget(world),
      acm: null,
    });
    return announce(call, app, domain, "create");
  }),
  writes("PATCH /apps/{app}/domains/{domain}", onApp("manage domains"), change, (call, app) => {
    const domain = theDomain(call, app);
    refuseUnknownEndpoint(call.world, app, call.body.sni_endpoint);
    const changed = call.world.store.domains.put({ ...domain, updatedAt: call.world.now() });
    return announce(call, app, changed, "update");
  }),
  acts("DELETE /apps/{app}/domains/{domain}", onApp("manage domains"), (call, app) => {
    const domain = theDomain(call, app);
    const answer = announce(call, app, domain, "destroy");
    call.world.store.domains.delete(domain.id);
    return answer;
  }),
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

function theDomain(call: Call, app: AppRow): DomainRow {
  const wanted = call.param("domain");
  const rows = call.world.store.domains.where("app", app.id);
  return orNotFound(
    rows.find(({ id, hostname: name }) => id === wanted || name === wanted),
    "domain",
  );
}

function refuseTaken(world: World, app: AppRow, wanted: string): void {
  if (/(^|\.)(herokuapp|herokudns)\.com$/.test(wanted)) throw invalid(`${wanted} belongs to Heroku.`);
  const taken = world.store.domains.find("hostname", wanted);
  if (taken?.appId === app.id) throw invalid("Domain already added to this app.");
  if (taken) throw invalid(`${wanted} is currently in use by another app.`);
}

/** The only certificate emulated is the automatic one. */
function refuseUnknownEndpoint(world: World, app: AppRow, wanted: string | null): void {
  const certificate = certificateOf(world, app);
  const known = wanted === null || wanted === certificate?.id || wanted === certificate?.name;
  if (!known) throw notFound("SNI endpoint", "sni_endpoint");
}

function announce(call: Call, app: AppRow, domain: DomainRow, action: "create" | "update" | "destroy"): object {
  return emit(call.world, app, call.actor, { resource: "domain", action, data: wireDomain(call.world, app, domain) });
}

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
