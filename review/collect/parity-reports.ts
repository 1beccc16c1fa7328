import type { PlannedUp } from "../../parity/after-ups.ts";
import { compare } from "../../parity/compare.ts";
import { compareLive, sameFacts } from "../../parity/compare-live.ts";
import { declaredManifest } from "../../parity/declared/declared-manifest.ts";
import { declaredPaths } from "../../parity/declared/declared-paths.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import type { HerokuSource } from "../live/heroku-source.ts";
import { failureIn } from "../live/parts.ts";
import { readEnvironments } from "../live/read-environments.ts";
import type { NotChecked } from "../report/not-checked.ts";
import type { Report } from "../report/report.ts";

type ParityPair = Report["parity"][number];

/** Parity of two environments, and why it is only that of what is declared. */
export interface ParityFound {
  readonly parity: ParityPair[];
  readonly notChecked: NotChecked[];
}

type Pair = readonly [EstateSettings, EstateSettings];

/** Each environment with the one before it, in the declaration's order. */
export const pairsOf = (environments: readonly EstateSettings[]): Pair[] =>
  environments.slice(1).flatMap((second, index): Pair[] => {
    const first = environments[index];
    return first === undefined ? [] : [[first, second]];
  });

/**
 * Compares what Heroku has of two environments; what is declared of them where it cannot be read. What the next `up`s do is known
 * later than what is there.
 */
export async function liveParity(
  { heroku, lists, signal }: HerokuSource,
  pair: Pair,
  previewing: Promise<readonly PlannedUp[]>,
): Promise<ParityFound> {
  const names = namesOf(pair);
  try {
    const [live, ups] = await Promise.all([readEnvironments(heroku, pair, { lists, signal }), previewing]);
    const services = compareLive(pair, live, ups);
    const differences = services.flatMap((service) => service.differences);
    const same = services.reduce((sum, service) => sum + service.same, 0);
    return { parity: [{ environments: names, basis: "live", differences, same }], notChecked: [] };
  } catch (error) {
    signal.throwIfAborted();
    return {
      parity: [declaredParity(pair)],
      notChecked: [{ what: ["parity"], of: names, why: { code: "error", error: failureIn(error) } }],
    };
  }
}

/** Compares what is declared of two environments: nobody is asked. */
export function declaredParity(pair: Pair): ParityPair {
  const [first, second] = [declaredManifest(pair[0]), declaredManifest(pair[1])];
  const differences = compare(first, second, { declares: declaredPaths(pair) });
  const same = Object.keys(first.services).map((service) => sameFacts([first, second], service, []));
  return {
    environments: namesOf(pair),
    basis: "declared",
    differences,
    same: same.reduce((sum, each) => sum + each, 0),
  };
}

const namesOf = ([first, second]: Pair): [string, string] => [first.environment, second.environment];
