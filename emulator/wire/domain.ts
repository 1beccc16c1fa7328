import { uuidOf } from "../ids.ts";
import { acmStateOf, certificateOf, cnameOf, isSetUp } from "../model/domains.ts";
import type { AppRow, DomainRow } from "../rows.ts";
import { times, type World } from "../world.ts";
import { herokuHostname } from "./app.ts";

/** A domain that people added, as the API gives it. With ACM, its certificate is Heroku's choice. */
export function wireDomain(world: World, app: AppRow, domain: DomainRow): object {
  const acm = acmStateOf(world, app, domain);
  const certificate = certificateOf(world, app);
  const covered = certificate?.domains.some(({ id }) => id === domain.id);
  return {
    acm_status: acm.status,
    acm_status_reason: acm.reason,
    app: { id: app.id, name: app.name },
    cname: cnameOf(world, domain),
    hostname: domain.hostname,
    id: domain.id,
    kind: "custom",
    sni_endpoint: certificate && covered ? { id: certificate.id, name: certificate.name } : null,
    status: isSetUp(world, domain) ? "succeeded" : "pending",
    ...times(domain),
  };
}

/** The domain that every app has from Heroku. */
export function wireHerokuDomain(app: AppRow): { id: string; hostname: string } {
  return {
    ...{ acm_status: null, acm_status_reason: null, app: { id: app.id, name: app.name }, cname: null },
    hostname: herokuHostname(app),
    id: uuidOf("domain", app.id),
    ...{ kind: "heroku", sni_endpoint: null, status: "none", ...times(app) },
  };
}
