import { pick, uuidOf } from "../ids.ts";
import { invalid } from "../problems.ts";
import type { AppRow, DomainRow } from "../rows.ts";
import type { World } from "../world.ts";

/** How far a certificate (ACM) is; null stands for "waiting". */
export interface AcmState {
  readonly status: string | null;
  readonly reason: string | null;
}

const walk = [null, "in-progress", "dns-verified", "verified", "ok"] as const;

/** The state of a domain's certificate: it waits for the DNS record, then advances step by step until it is ok. */
export function acmStateOf(world: World, app: AppRow, domain: DomainRow): AcmState {
  if (app.acmSince === null || domain.hostname.startsWith("*.")) return { status: null, reason: null };
  if (domain.acm !== null) return domain.acm;
  const record = world.store.dnsRecords.get(domain.hostname);
  // A target that Heroku has replaced goes on working.
  if (record === undefined || !record.target.endsWith(".herokudns.com")) return { status: null, reason: null };
  const since = Math.max(app.acmSince, domain.createdAt, record.since);
  const { acmStepMs } = world.timings;
  const step = acmStepMs === 0 ? walk.length : Math.floor((world.now() - since) / acmStepMs);
  return { status: walk[Math.min(step, walk.length - 1)] ?? null, reason: null };
}

/** A domain's DNS target; null until Heroku has made it. */
export function cnameOf(world: World, domain: DomainRow): string | null {
  return world.now() - domain.createdAt < world.timings.cnameMs ? null : domain.cname;
}

/** Whether Heroku has set a domain up: its target is known then. */
export function isSetUp(world: World, domain: DomainRow): boolean {
  const { cnameMs, domainMs } = world.timings;
  return world.now() - domain.createdAt >= Math.max(cnameMs, domainMs);
}

/** The certificate that ACM keeps for an app: there as soon as one of its domains is ok, and another one with each renewal. */
export type Certificate = NonNullable<ReturnType<typeof certificateOf>>;

/** ACM puts a new certificate in the place of an app's: an endpoint with another id and name, for the same domains. */
export function renewCertificate(world: World, app: AppRow): Certificate {
  const acmRenewal = { count: (app.acmRenewal?.count ?? 0) + 1, at: world.now() };
  const renewed = { ...app, acmRenewal, updatedAt: world.now() };
  const certificate = certificateOf(world, renewed);
  if (certificate === undefined) throw invalid(`${app.name} has no automatic certificate yet.`);
  world.store.apps.put(renewed);
  return certificate;
}

/** Gives a domain another DNS target. */
export function moveTarget(world: World, domain: DomainRow): DomainRow {
  return world.store.domains.put({ ...domain, cname: freeTarget(world), updatedAt: world.now() });
}

/** A DNS target as Heroku makes them up. */
export function freeTarget(world: World): string {
  const first = pick(world.ids, ["calm", "fluffy", "hidden", "quiet", "round", "shallow"]);
  const second = pick(world.ids, ["canyon", "forest", "harbor", "meadow", "river", "valley"]);
  return `${first}-${second}-${world.ids.hex(12)}.herokudns.com`;
}

/** The app's automatic certificate, if it has one yet. */
export function certificateOf(world: World, app: AppRow) {
  const domains = world.store.domains.where("app", app.id);
  const covered = domains.filter((domain) => acmStateOf(world, app, domain).status === "ok");
  if (covered.length === 0) return undefined;
  const { count, at } = app.acmRenewal ?? { count: 0, at: Math.max(app.acmSince ?? 0, app.createdAt) };
  const nth = count === 0 ? "" : `-${count + 1}`;
  return {
    id: uuidOf("sni-endpoint", `${app.id}${nth}`),
    name: `acm-${app.webHash}${nth}`,
    /** Since when it is valid. */
    since: at,
    domains: covered,
  };
}
