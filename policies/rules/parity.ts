import { awaitedLine } from "../../parity/awaited-pipeline.ts";
import { untouchedBy } from "../../parity/untouched.ts";
import { defineRule, type Violation } from "../rule.ts";
import { comparisonWith, leaderOf } from "../view/comparison.ts";
import { differenceLine } from "../view/difference-line.ts";
import type { EstateView } from "../view/estate-view.ts";

/**
 * The first environment leads, or the next one if production is first. Its `up` never violates this rule: the others get its changes
 * with their next `up` of the same `index.ts`. Each other environment must match what the one before it recorded. A part that the
 * `up` leaves as last recorded is listed by `parity-is-checked`. Every other difference violates the rule: also an older one that
 * this `up` changes, and one whose age is unknown, as with values.
 */
export const parity = defineRule({
  name: "parity",
  holds: "An `up` adds no undeclared difference between an environment and the one before it.",
  why: "Otherwise production gets something that was never tested in staging, and you notice only when it fails.",
  severity: "high",
  level: "mandatory",
  remedy:
    "First run `pulumi up` for the leading environment from the same index.ts, or declare the difference with `onlyIn`.",
  rows: [22, 23, 27, 51, 53, 98, 121, 122],
  check(view) {
    const differing = differences(view);
    const reported = new Set(differing.map(({ service }) => service));
    return [...differing, ...pipelines(view).filter(({ service }) => !reported.has(service))];
  },
});

function differences(view: EstateView): Violation[] {
  const { own } = view.parity;
  const leader = leaderOf(view);
  if (own === undefined || leader === undefined) return [];
  const isUntouched = untouchedBy(view.parity, leader);
  const sides = { leader: leader.environment, follower: view.environment };
  const remedy = `run pulumi up for ${leader.environment} from the same index.ts first, or declare the difference with onlyIn`;
  return comparisonWith(leader, own, view)
    .unexplained.filter((each) => !isUntouched(each))
    .map((each) => ({
      service: each.service,
      urn: urnOf(view, each.service),
      message: differenceLine(each, sides, remedy),
    }));
}

/** Also if the first environment has no manifest, or none that can be read. */
function pipelines(view: EstateView): Violation[] {
  const [first = view.environment] = view.environments;
  return (view.parity.own?.awaitedPipelines ?? []).map((service) => ({
    service,
    urn: urnOf(view, service),
    message: awaitedLine(service, first),
  }));
}

const urnOf = ({ services }: EstateView, service: string): string | undefined =>
  services.find((each) => each.service === service)?.urn;
