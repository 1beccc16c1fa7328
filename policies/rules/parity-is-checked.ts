import type { Difference } from "../../parity/difference.ts";
import type { Manifest } from "../../parity/manifest.ts";
import { untouchedBy } from "../../parity/untouched.ts";
import { reasonText } from "../../parity/words/reason-words.ts";
import { defineRule, type Violation } from "../rule.ts";
import { type Comparison, comparisonWith, followersOf, leaderOf } from "../view/comparison.ts";
import { differenceLine, pendingLine } from "../view/difference-line.ts";
import type { EstateView } from "../view/estate-view.ts";

/** Advisory: what it lists stops no `up`. What an `up` must not do is reported by `parity`. */
export const parityIsChecked = defineRule({
  name: "parity-is-checked",
  holds: "Every environment was compared with the others, and every difference is declared.",
  why: "A part that could not be compared may differ. A change tested in staging reaches production only with production's next `up`.",
  severity: "low",
  level: "advisory",
  remedy:
    "Run `pulumi up` for the other environments from the same index.ts. `tandem parity` compares the deployed apps.",
  rows: [23, 27, 98, 120, 122],
  check(view) {
    const { own } = view.parity;
    if (own === undefined) {
      const message = `${view.environment}: expected a manifest to compare, got none: not checked: create all resources with estate() in index.ts`;
      return [{ message }];
    }
    const leader = leaderOf(view);
    return [
      ...unrecorded(view),
      ...(leader === undefined ? [] : behind(view, own, leader)),
      ...followersOf(view).flatMap((follower) => ahead(view, own, follower)),
    ];
  },
});

function unrecorded({ environment, parity: { others } }: EstateView): Violation[] {
  const records = Object.entries(others);
  if (records.length > 0 && records.every(([, { kind }]) => kind === "never")) {
    const message = `${environment}: expected another deployed environment to compare with, got none yet`;
    return [{ message }];
  }
  return records.flatMap(([other, record]) =>
    record.kind === "unread"
      ? [{ message: `${other}: expected a manifest to compare with ${environment}, got none: ${record.reason}` }]
      : [],
  );
}

/** Compared with the leading environment: only the differences that `parity` does not report. */
function behind(view: EstateView, own: Manifest, leader: Manifest): Violation[] {
  const sides = { leader: leader.environment, follower: view.environment };
  const remedy =
    "it differed before this up: run pulumi up for both from the same index.ts, or declare the difference with onlyIn";
  const line = (each: Difference) => differenceLine(each, sides, remedy);
  return listed(comparisonWith(leader, own, view), line, untouchedBy(view.parity, leader));
}

/** Compared with a following environment: the changes that its next `up` will make. */
function ahead(view: EstateView, own: Manifest, follower: Manifest): Violation[] {
  const sides = { leader: view.environment, follower: follower.environment };
  // A service that is no longer declared is being removed; `removals-are-finished` lists it.
  const isDeclared = ({ service }: Difference) => own.services[service] !== undefined;
  return listed(comparisonWith(follower, own, view), (each) => pendingLine(each, sides), isDeclared);
}

/** One line for each of these differences, and for what could not be compared. */
const listed = (
  compared: Comparison,
  line: (difference: Difference) => string,
  isListed: (difference: Difference) => boolean,
): Violation[] => [
  ...compared.unexplained.filter(isListed).map((each) => ({ service: each.service, message: line(each) })),
  ...uncheckedIn(compared),
];

/** One line per service and reason. */
function uncheckedIn({ other, unchecked }: Comparison): Violation[] {
  const groups = Map.groupBy(unchecked, (each: Difference) => JSON.stringify([each.service, reasonText(each)]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { service } = first;
    const paths = group.map(({ path }) => path).join(", ");
    const message = `${service}: expected a comparison of ${paths} with ${other}, got none: not checked: ${reasonText(first)}`;
    return [{ service, message }];
  });
}
