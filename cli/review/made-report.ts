import { readProject } from "../../engine/local/config/project.ts";
import { Problem, problemIn } from "../../engine/problem.ts";
import type { Step } from "../../kinds/command.ts";
import type { Edit } from "../../kinds/edit.ts";
import { withCommands } from "../../parity/remedies/with-commands.ts";
import { commitOf } from "../../review/collect/commit.ts";
import { reviewEstate } from "../../review/collect/review-estate.ts";
import type { NotChecked } from "../../review/report/not-checked.ts";
import type { EnvironmentReview, Report } from "../../review/report/report.ts";
import type { ReportError } from "../../review/report/report-error.ts";
import { failureText } from "../../sdks/heroku/client/failure-text.ts";
import type { RunFailure } from "../../sdks/heroku/client/run-failure.ts";
import { failureOf } from "../../settings/finding.ts";
import { type ReviewRules, reviewRules } from "../../settings/review-rules.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { chosenOf } from "../chosen.ts";
import { checkedEstate } from "../estate/declared-estate.ts";
import { environmentsOf } from "../try/environments.ts";
import type { Look, Surroundings } from "./look.ts";
import { refusedReview } from "./refused-review.ts";

/** One environment as its files have it, or what is wrong with them. */
type Wanted =
  | { readonly environment: string; readonly settings: EstateSettings; readonly rules: ReviewRules }
  | { readonly environment: string; readonly findings: readonly ReportError[] };

/** Reviews some environments of a project, all where none is named. What the files get wrong is in the report. */
export async function madeReport(
  { project, signal, declare, onEvent }: Surroundings,
  named: readonly string[] | undefined,
  open: () => Promise<Look>,
): Promise<Report> {
  const [all, commit] = await Promise.all([wantedEnvironments(project, declare), commitOf(project)]);
  const wanted = wantedOf(all, named);
  const { name } = readProject(project);
  const whole = (each: Wanted) => ("settings" in each ? [each] : []);
  const declared = all.flatMap(whole).map(({ settings }) => settings);
  const environments = wanted.flatMap(whole);
  const look = await open();
  try {
    const { engineOf, heroku, papertrail } = look;
    const found = await reviewEstate({
      project: name,
      commit,
      declared,
      environments,
      engineOf,
      heroku,
      papertrail,
      signal,
      onEvent,
    });
    return worded({ ...found, environments: wanted.map((each) => reviewOf(each, found)) }, look);
  } finally {
    await look.close();
  }
}

function reviewOf(wanted: Wanted, { environments }: Report): EnvironmentReview {
  const { environment } = wanted;
  const review = environments.find((each) => each.environment === environment);
  return review ?? refusedReview(environment, "findings" in wanted ? wanted.findings : []);
}

/** Those that are named, all where none is. */
export function wantedOf(all: readonly Wanted[], named: readonly string[] | undefined): Wanted[] {
  const names = all.map(({ environment }) => environment);
  const chosen = chosenOf("environment", names, named);
  return all.filter(({ environment }) => chosen.includes(environment));
}

/**
 * What every environment is to be; a program that cannot say is a finding of each. Where nothing even names an environment, it is
 * a {@link Problem}: a report of none would look clean.
 */
export async function wantedEnvironments(project: string, declare?: Surroundings["declare"]): Promise<Wanted[]> {
  try {
    const { declaration, files } = await checkedEstate(project, declare);
    const { services } = declaration;
    const today = new Date().toISOString().slice(0, 10);
    return [...files].map(([environment, file]): Wanted => {
      if (file instanceof Problem) return { environment, findings: file.failures };
      if ("findings" in file) return { environment, findings: file.findings.map(failureOf) };
      return { environment, settings: file.settings, rules: reviewRules(file.stack, { services, today }) };
    });
  } catch (error) {
    const { message, failures: findings } = problemIn(error);
    const all = environmentsOf(project);
    if (all.length === 0) throw new Problem(message);
    return all.map((environment) => ({ environment, findings }));
  }
}

/** Commands as the reader can run them. */
function worded(report: Report, { worded: say, commandOf, trialFolder }: Omit<Look, "close">): Report {
  const steps = (all: readonly Step[]): Step[] =>
    all.flatMap(({ command, ...rest }) => {
      const own = commandOf(command);
      return own === undefined ? [] : [{ ...rest, command: own }];
    });
  const edits = (all: readonly Edit[]): Edit[] =>
    all.flatMap((each): Edit[] =>
      each.code === "run" ? steps([each]).map((step) => ({ ...step, code: "run" })) : [each],
    );
  const failure = (each: RunFailure): RunFailure => {
    if (each.code === "other") return { ...each, text: say(each.text) };
    if (each.code === "finding") return { ...each, ...(each.remedy !== undefined && { remedy: say(each.remedy) }) };
    if (each.code === "not visible") return trialFolder === undefined ? each : { ...each, trialFolder };
    // What a trial does instead has no data of its own.
    const text = failureText(each);
    return say(text) === text ? each : { code: "other", text: say(text) };
  };
  const failed = (each: ReportError): ReportError => {
    if (each.code === "no report" || each.code === "no error said") return each;
    if (each.code !== "missing secrets") return failure(each);
    return { ...each, secrets: each.secrets.map(({ set, ...secret }) => ({ ...secret, set: commandOf(set) ?? set })) };
  };
  const unread = (each: NotChecked): NotChecked =>
    each.why.code === "error" ? { ...each, why: { ...each.why, error: failure(each.why.error) } } : each;
  return {
    ...report,
    environments: report.environments.map((review) => ({
      ...review,
      errors: review.errors.map(failed),
      policies: review.policies.map((each) => ({ ...each, message: say(each.message) })),
      notChecked: review.notChecked.map(unread),
      drift: review.drift.map((each) => ({
        ...each,
        ...(each.accept !== undefined && { accept: edits(each.accept) }),
        ...(each.revert !== undefined && { revert: steps(each.revert) }),
      })),
      addedByHand: review.addedByHand.map((each) => ({
        ...each,
        ...(each.accept !== undefined && { accept: edits(each.accept) }),
      })),
    })),
    parity: report.parity.map((pair) => ({
      ...pair,
      differences: pair.differences.map((each) => withCommands(each, commandOf)),
    })),
    notChecked: report.notChecked.map(unread),
  };
}
