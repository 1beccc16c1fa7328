import { acmStateOf, certificateOf, cnameOf, isSetUp } from "../../model/domains.ts";
import type { AppRow, DomainRow } from "../../rows.ts";
import { herokuHostname } from "../../wire/app.ts";
import type { World } from "../../world.ts";
import type { State } from "../state.ts";

const certificateMs = 90 * 86_400_000;

const words: Readonly<Record<string, State>> = {
  "in-progress": { tone: "busy", word: "certificate in progress" },
  "dns-verified": { tone: "busy", word: "certificate: DNS verified" },
  verified: { tone: "busy", word: "certificate verified" },
  ok: { tone: "good", word: "certificate ok" },
  failing: { tone: "bad", word: "certificate failing" },
  failed: { tone: "bad", word: "certificate failed" },
};

/** Domains that people added to an app: what each DNS record is to point at, and how far the certificate is. */
export function domainsOf(world: World, app: AppRow) {
  return world.store.domains.where("app", app.id).map((row) => {
    const { status, reason } = acmStateOf(world, app, row);
    return { hostname: row.hostname, target: cnameOf(world, row), state: stateOf(world, app, row, status), reason };
  });
}

/** Its own domains, or where there is none that of Heroku. */
export function addressesOf(world: World, app: AppRow): string[] {
  const own = world.store.domains.where("app", app.id).map(({ hostname }) => hostname);
  return own.length > 0 ? own : [herokuHostname(app)];
}

/** The app's certificate, once it has one. */
export function certificateFactsOf(world: World, app: AppRow) {
  const found = certificateOf(world, app);
  return found && { name: found.name, expiresAt: found.since + certificateMs };
}

function stateOf(world: World, app: AppRow, row: DomainRow, status: string | null): State {
  if (!isSetUp(world, row)) return { tone: "busy", word: "being set up" };
  if (app.acmSince === null) return { tone: "plain", word: "no automatic certificate" };
  if (row.hostname.startsWith("*.")) return { tone: "plain", word: "wildcard: no automatic certificate" };
  if (status === null) return { tone: "warning", word: "waits for its DNS record" };
  return words[status] ?? { tone: "plain", word: `certificate ${status}` };
}
