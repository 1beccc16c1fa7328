import { uuidOf } from "../ids.ts";
import type { AppRow, DomainRow } from "../rows.ts";
import type { World } from "../world.ts";

/** How far a certificate (ACM) is; null stands for "waiting". */
export interface AcmState {
  readonly status: string | null;
  readonly reason: string | null;
}

const walk = [null, "in-progress", "dns-verified", "verified", "ok"] as const;

/** The state of a domain's certificate: it advances by a step of its own accord until it is ok. */
export function acmStateOf(world: World, app: AppRow, domain: DomainRow): AcmState {
  if (app.acmSince === null || domain.hostname.startsWith("*.")) return { status: null, reason: null };
  if (domain.acm !== null) return domain.acm;
  const since = Math.max(app.acmSince, domain.createdAt);
  const { acmStepMs } = world.timings;
  const step = acmStepMs === 0 ? walk.length : Math.floor((world.now() - since) / acmStepMs);
  return { status: walk[Math.min(step, walk.length - 1)] ?? null, reason: null };
}

/** A domain's DNS target; null until Heroku has made it. */
export function cnameOf(world: World, domain: DomainRow): string | null {
  return world.now() - domain.createdAt < world.timings.cnameMs ? null : domain.cname;
}

/** The certificate that ACM keeps for an app: there as soon as one of its domains is ok. */
export interface Certificate {
  readonly id: string;
  readonly name: string;
  readonly domains: readonly DomainRow[];
}

/** The app's automatic certificate, if it has one yet. */
export function certificateOf(world: World, app: AppRow): Certificate | undefined {
  const domains = world.store.domains.where("app", app.id);
  const covered = domains.filter((domain) => acmStateOf(world, app, domain).status === "ok");
  if (covered.length === 0) return undefined;
  return { id: uuidOf("sni-endpoint", app.id), name: `acm-${app.webHash}`, domains: covered };
}
