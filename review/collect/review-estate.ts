import type { Engine, EngineEvent } from "../../engine/engine.ts";
import type { PlannedUp } from "../../parity/after-ups.ts";
import type { Manifest } from "../../parity/manifest.ts";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import type { ReviewRules } from "../../settings/review-rules.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { AccountLists } from "../live/account-lists.ts";
import type { Papertrail } from "../live/heroku-source.ts";
import type { NotChecked } from "../report/not-checked.ts";
import type { EnvironmentReview, Report } from "../report/report.ts";
import { reviewEnvironment } from "./environment.ts";
import { declaredParity, liveParity, pairsOf } from "./parity-reports.ts";

/** An estate, and what it is looked at with. */
export interface EstateToReview {
  /** Name of the Pulumi project. */
  readonly project: string;
  readonly commit: string | undefined;
  /** All that have settings, in the declaration's order: those that are not asked for are what the others are compared with. */
  readonly declared: readonly EstateSettings[];
  /** In the declaration's order, those that are asked for. */
  readonly environments: readonly { readonly settings: EstateSettings; readonly rules: ReviewRules }[];
  /** An engine for one environment, which may move rolled-back apps of some names forward. @default those of the surroundings */
  engineOf(environment: string, forward?: readonly string[]): Pick<Engine, "preview" | "secretsOf">;
  /** Heroku, or why nobody may ask it. */
  readonly heroku: Heroku | { readonly unreachable: string };
  /** Absent where it is not asked. */
  readonly papertrail?: Papertrail | undefined;
  readonly signal: AbortSignal;
  onEvent?(environment: string, event: EngineEvent): void;
}

/** Looks at every environment and at parity between them, all at once. Writes nothing. */
export async function reviewEstate(look: EstateToReview): Promise<Report> {
  const { project, commit, declared, environments, engineOf, heroku, papertrail, signal, onEvent } = look;
  const asked = "unreachable" in heroku ? undefined : heroku;
  const source = asked && { heroku: asked, lists: listsOf(asked, environments.length), papertrail, signal };
  const isAsked = ({ environment }: EstateSettings): boolean =>
    environments.some(({ settings }) => settings.environment === environment);
  const recorded = new Map<EstateSettings, Manifest | undefined>();
  const reviewing = environments.map(({ settings, rules }) => {
    const { environment } = settings;
    return reviewEnvironment({
      ...{ settings, rules, source, signal },
      leader: before(settings, declared),
      engine: engineOf(environment),
      engineMoving: (apps) => engineOf(environment, apps),
      onEvent: (event) => onEvent?.(environment, event),
      onRecorded: (manifest) => recorded.set(settings, manifest),
    });
  });
  const previewing = Promise.all(reviewing).then((reviews) => plannedUps(look, reviews, recorded));
  const comparing = pairsOf(declared)
    .filter((pair) => pair.some(isAsked))
    .map((pair) =>
      // One that is not asked for may be out of this key's reach, and would cost as much again.
      source !== undefined && pair.every(isAsked)
        ? liveParity(source, pair, previewing)
        : { parity: [declaredParity(pair)], notChecked: [] },
    );
  const [reviews, parities] = await Promise.all([Promise.all(reviewing), Promise.all(comparing), previewing]);
  return {
    version: 2,
    project,
    at: new Date().toISOString(),
    ...(commit !== undefined && { commit }),
    mode: "live",
    environments: reviews,
    parity: parities.flatMap(({ parity }) => parity),
    notChecked: [
      ...("unreachable" in heroku ? [unasked(heroku.unreachable)] : []),
      ...parities.flatMap(({ notChecked }) => notChecked),
    ],
  };
}

/** What the next `up`s of the reviewed environments do. */
const plannedUps = (
  { environments }: Pick<EstateToReview, "environments">,
  reviews: readonly EnvironmentReview[],
  recorded: ReadonlyMap<EstateSettings, Manifest | undefined>,
): PlannedUp[] =>
  environments.map(({ settings }, index) => ({
    settings,
    changes: reviews[index]?.changes ?? [],
    before: recorded.get(settings),
  }));

/** The environment that goes before another one; undefined where its files are faulty. */
function before({ environment, declaration }: EstateSettings, declared: readonly EstateSettings[]) {
  const { environments } = declaration;
  const name = environments[environments.indexOf(environment) - 1];
  return declared.find((each) => each.environment === name);
}

const listsOf = (heroku: Heroku, environments: number): AccountLists =>
  new AccountLists(heroku, { severalOfPipeline: environments > 1 });

const unasked = (message: string): NotChecked => ({
  what: ["releases", "parity of what is there"],
  why: { code: "error", error: { code: "other", text: message } },
});
