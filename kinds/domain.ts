import {
  type Acceptance,
  declareElsewhere,
  elsewhere,
  undeclareInReviewApps,
  unsetKnob,
  unwritten,
} from "./acceptance.ts";
import type { Where } from "./declared-service.ts";
import type { Unhealthy } from "./health.ts";
import type { KindDefinition } from "./kind.ts";
import { presentIn } from "./only-in.ts";

const names = { domain: "domain", apex: "domain-apex" } as const;

/** A host name at which the app answers, with its certificate: the declared one, or the apex that leads to it. */
export const domain = {
  token: "heroku:index/domain:Domain",
  label: "domain",
  naming: {
    of: (service: string, part: "domain" | "apex") => `${service}-${names[part]}`,
    partOf: (own: string) => (own === names.apex ? "apex" : "domain"),
  },
  place: (part) => (part === "apex" ? names.apex : names.domain),
  loses: () => "the address, until DNS leads to its new target",
  aspects: ["domains", "certificates"],
  shown: ["hostname"],
  isDeclared: (part, own) => (part === "apex" ? own.domain?.apex : own.domain) !== undefined,
  acceptChange: () => unwritten({ code: "certificate is Heroku's" }),
  acceptDeletion: (part, where) => (part === "apex" ? acceptWithoutApex(where) : acceptWithoutDomain(where)),
  /** Automatic certificates put another one in place. */
  explain: ({ path }, _, { settings }) => ({
    detail: { code: path === "sniEndpointId" && settings?.domain !== undefined ? "certificate" : "changed outside" },
  }),
} as const satisfies KindDefinition;

/** Without a domain no config var can come from it. */
function acceptWithoutDomain(where: Where): Acceptance {
  const { domain: declared, config = {} } = where.own.declaration;
  const fromDomain = Object.entries(config).filter(
    ([, each]) => presentIn(where.environment, each)?.kind === "fromDomain",
  );
  const keys = fromDomain.map(([key]) => key);
  return elsewhere(
    where,
    { path: "domain", declared },
    ...fromDomain.map(([key, each]) => declareElsewhere(where, { path: `config.${key}`, declared: each })),
    ...undeclareInReviewApps(where, "config", keys),
    unsetKnob(where, "domain"),
  );
}

function acceptWithoutApex(where: Where): Acceptance {
  const { apexRedirect } = presentIn(where.environment, where.own.declaration.domain) ?? {};
  return elsewhere(where, { path: "domain.apexRedirect", declared: apexRedirect });
}

/** A domain as Heroku lists it. */
interface DomainShown {
  readonly kind: string;
  readonly hostname: string;
  readonly acm_status: string | null;
  readonly acm_status_reason?: string | null | undefined;
}

/** Whether the automatic certificate of a domain is there, or can still come. */
export function certificateHealth(shown: DomainShown): Unhealthy[] {
  const { kind, hostname, acm_status: status, acm_status_reason: reason } = shown;
  if (kind !== "custom" || status === null || !/^fail/.test(status)) return [];
  return [{ kind: "certificate", hostname, status, ...(reason && { reason }) }];
}
