import type { Health } from "../../../kinds/health.ts";
import { serviceIn } from "../../../kinds/naming.ts";
import type { Difference } from "../../../parity/difference.ts";
import type { AddedByHand } from "../../report/added-by-hand.ts";
import type { Change, Drift, EnvironmentReview, PolicyFinding, Report } from "../../report/report.ts";
import { addedOf } from "../../report/verdict.ts";
import { toldDrift } from "../words/told-drift.ts";
import { own, type Part, partsOf } from "./part-model.ts";

/** A service, as the board shows it: a card in each environment. */
export interface ServiceRow {
  readonly name: string;
  /** Its place in the report, from which its anchor is made: names may hold anything. */
  readonly index: number;
  readonly cards: readonly Card[];
  /** What parity says of it beyond the parts of its cards. */
  readonly differences: readonly Difference[];
  /** Whether there is anything in it to decide or to know before merging. */
  readonly matters: boolean;
}

/** A service in one environment. */
export interface Card {
  readonly environment: string;
  readonly environmentIndex: number;
  /** Absent where it is not, or not yet known to be, in this environment. */
  readonly app?: string;
  readonly outcome: EnvironmentReview["outcome"];
  readonly parts: readonly Part[];
  /** Of objects that are none of the parts. */
  readonly changes: readonly Change[];
  readonly drift: readonly Drift[];
  /** All of it, that of the parts too. */
  readonly all: { readonly changes: readonly Change[]; readonly drift: readonly Drift[] };
  readonly ignored: number;
  readonly policies: readonly PolicyFinding[];
  readonly rolledBack: EnvironmentReview["rolledBack"];
  readonly added: readonly AddedByHand[];
  readonly health: readonly Health[];
  readonly restarts: EnvironmentReview["restarts"];
  readonly cost?: { readonly before?: number | undefined; readonly after: number };
}

/** Every service that the report names, those of which something is gone or new included, in the order of the declaration. */
export function boardOf(report: Report): ServiceRow[] {
  const names = serviceNames(report);
  const differences = Map.groupBy(
    report.parity.flatMap(({ differences }) => differences),
    ({ service }) => service,
  );
  const finders = report.environments.map((review) => finderIn(review, names));
  return names.map((name, index) => serviceRow({ name, index }, report, finders, differences.get(name) ?? []));
}

function serviceRow(
  { name, index }: Pick<ServiceRow, "name" | "index">,
  report: Report,
  finders: readonly ((service: string) => Found)[],
  differences: readonly Difference[],
): ServiceRow {
  const found = finders.map((find) => find(name));
  const made = report.environments.map(({ services }) => own(services, name));
  const parts = partsOf(name, made, found, differences);
  const cards = found.map(({ review, changes, drift, ...rest }, at): Card => {
    const listed = parts.cards[at] ?? [];
    const shown = new Set(listed.flatMap((part) => [part.change, part.drift]));
    const cost = own(review.cost?.services, name);
    return {
      environment: review.environment,
      environmentIndex: at,
      outcome: review.outcome,
      parts: listed,
      ...rest,
      changes: changes.filter((each) => !shown.has(each)),
      drift: drift.filter((each) => !shown.has(each)),
      all: { changes, drift },
      ...(made[at] && { app: made[at].app }),
      ...(cost && { cost }),
    };
  });
  const isOpen = differences.some(({ verdict }) => verdict === "unexplained" || verdict === "not checked");
  return { name, index, cards, differences: parts.rest, matters: isOpen || cards.some(cardMatters) };
}

const cardMatters = ({ all, policies, rolledBack, restarts, added, health }: Card): boolean =>
  [all.changes, all.drift, policies, rolledBack, restarts, added, health].some((list) => list.length > 0);

/** What a review has found of one service. */
interface Found
  extends Pick<Card, "changes" | "drift" | "ignored" | "policies" | "rolledBack" | "restarts" | "added" | "health"> {
  readonly review: EnvironmentReview;
}

/** Finds in a review what is of one service. */
function finderIn(review: EnvironmentReview, names: readonly string[]): (service: string) => Found {
  const serviceOf = policyServices(review, names);
  const policies = review.policies.map((finding) => ({ finding, service: serviceOf(finding) }));
  const drift = toldDrift(review);
  const added = addedOf(review);
  const ignored = review.drift.filter((each) => each.ignored !== undefined);
  return (name) => {
    const own = <T extends { readonly service?: string | undefined }>(all: readonly T[]): T[] =>
      all.filter(({ service }) => service === name);
    return {
      review,
      changes: own(review.changes),
      drift: own(drift),
      ignored: own(ignored).length,
      policies: own(policies).map(({ finding }) => finding),
      rolledBack: own(review.rolledBack),
      restarts: own(review.restarts),
      added: own(added),
      health: own(review.health),
    };
  };
}

/** A finding names its object by URN only: the service is that object's, or the one that the object is named after. */
export function policyServices(
  { changes, drift }: EnvironmentReview,
  names: readonly string[],
): (finding: PolicyFinding) => string | undefined {
  const known = new Map([...changes, ...drift].map(({ urn, service }) => [urn, service]));
  return ({ urn }) =>
    urn === undefined ? undefined : (known.get(urn) ?? serviceIn(urn.split("::").at(-1) ?? "", names));
}

/** Those that the environments have, then those that only a finding names. */
function serviceNames({ environments, parity }: Report): string[] {
  const declared = environments.flatMap(({ services }) => Object.keys(services));
  const named = environments.flatMap(({ changes, drift, rolledBack, restarts, cost }) => [
    ...[...changes, ...drift, ...rolledBack, ...restarts].map(({ service }) => service),
    ...Object.keys(cost?.services ?? {}),
  ]);
  const compared = parity.flatMap(({ differences }) => differences.map(({ service }) => service));
  return [...new Set([...declared, ...named, ...compared])].filter((name) => name !== undefined);
}
