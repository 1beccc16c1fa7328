import { acmStateOf, certificateOf, cnameOf, isSetUp } from "../../model/domains.ts";
import type { AppRow, DomainRow } from "../../rows.ts";
import { herokuHostname } from "../../wire/app.ts";
import type { World } from "../../world.ts";
import type { State } from "../state.ts";

/** A domain of an app, and how far its certificate is. */
export interface DomainFacts {
  readonly hostname: string;
  /** What its DNS record is to point at. */
  readonly target: string | null;
  readonly state: State;
  /** Why the certificate is where it is. */
  readonly reason: string | null;
}

/** The automatic certificate of an app. */
export interface CertificateFacts {
  readonly name: string;
  readonly expiresAt: number;
}

const certificateMs = 90 * 86_400_000;

const words: Readonly<Record<string, State>> = {
  "in-progress": { tone: "busy", word: "certificate in progress" },
  "dns-verified": { tone: "busy", word: "certificate: DNS verified" },
  verified: { tone: "busy", word: "certificate verified" },
  ok: { tone: "good", word: "certificate ok" },
  failing: { tone: "bad", word: "certificate failing" },
  failed: { tone: "bad", word: "certificate failed" },
};

/** Domains that people added to an app. */
export function domainsOf(world: World, app: AppRow): DomainFacts[] {
  return world.store.domains.where("app", app.id).map((row) => {
    const { state, reason } = stateFor(world, app, row);
    return { hostname: row.hostname, target: cnameOf(world, row), state, reason };
  });
}

/** Its own domains, or where there is none that of Heroku. */
export function addressesOf(world: World, app: AppRow): string[] {
  const own = world.store.domains.where("app", app.id).map(({ hostname }) => hostname);
  return own.length > 0 ? own : [herokuHostname(app)];
}

/** The app's certificate, once it has one. */
export function certificateFactsOf(world: World, app: AppRow): CertificateFacts | undefined {
  const found = certificateOf(world, app);
  return found && { name: found.name, expiresAt: found.since + certificateMs };
}

function stateFor(world: World, app: AppRow, row: DomainRow): { state: State; reason: string | null } {
  const { status, reason } = acmStateOf(world, app, row);
  return { state: stateOf(world, app, row, status), reason };
}

function stateOf(world: World, app: AppRow, row: DomainRow, status: string | null): State {
  if (!isSetUp(world, row)) return { tone: "busy", word: "being set up" };
  if (app.acmSince === null) return { tone: "plain", word: "no automatic certificate" };
  if (row.hostname.startsWith("*.")) return { tone: "plain", word: "wildcard: no automatic certificate" };
  if (status === null) return { tone: "warning", word: "waits for its DNS record" };
  return words[status] ?? { tone: "plain", word: `certificate ${status}` };
}
