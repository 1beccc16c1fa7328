import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureRunning, type Running, stopRunning } from "@tandem/emulator/process";
import type { Engine } from "../../engine/engine.ts";
import { writeError } from "../../engine/file-errors.ts";
import { readProject } from "../../engine/local/config/project.ts";
import { commitOf } from "../../review/collect/commit.ts";
import { reviewEnvironment } from "../../review/collect/environment.ts";
import { declaredParity, pairsOf } from "../../review/collect/parity-reports.ts";
import type { NotChecked } from "../../review/report/not-checked.ts";
import type { EnvironmentReview, Report } from "../../review/report/report.ts";
import type { ReportError } from "../../review/report/report-error.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { wantedSecrets } from "../../settings/wanted-secrets.ts";
import { startProblem } from "../start-problem.ts";
import { offerDeclared } from "../try/offer-declared.ts";
import { forgetAccounts } from "../try/passed-on.ts";
import { ThrowawaySecrets } from "../try/throwaway-secrets.ts";
import { engineIn } from "../try/trial-engine.ts";
import type { Surroundings } from "./look.ts";
import { wantedEnvironments, wantedOf } from "./made-report.ts";
import { refusedReview } from "./refused-review.ts";

/** What cannot be known of an environment without its state and a key. */
const unknowable: readonly NotChecked[] = [
  { what: ["changes"], why: { code: "state takes credentials" } },
  { what: ["drift", "rollbacks"], why: { code: "Heroku takes a key" } },
  { what: ["plans and prices of today"], why: { code: "local catalogue" } },
  { what: ["values of secrets"], why: { code: "throw-away values" } },
];

/**
 * Reviews what the files alone say, as for a fork's pull request: settings, policies, cost, and parity of what is declared. It runs
 * the program from nothing on a local Heroku of its own, in a folder that is removed; nothing of the surroundings is used.
 */
export async function reviewWithoutCredentials(
  surroundings: Surroundings,
  named: readonly string[] | undefined,
): Promise<Report> {
  const { project, signal } = surroundings;
  // Nothing that is started from here on can pass them on.
  forgetAccounts(process.env);
  const [all, commit] = await Promise.all([wantedEnvironments(project), commitOf(project)]);
  const chosen = wantedOf(all, named);
  const settings = all.flatMap((each) => ("settings" in each ? [each.settings] : []));
  // Each environment takes those before it.
  const firstFaulty = all.findIndex((each) => "findings" in each);
  const reachable = firstFaulty < 0 ? settings : settings.slice(0, firstFaulty);
  const reviews = await onThrowawayHeroku(async (stand) => {
    await offerDeclared(stand.heroku, reachable);
    return reviewEach(surroundings, reachable, (...of) => throwawayEngine(project, stand, ...of));
  });
  signal.throwIfAborted();
  const blockedBy = reachable.find(({ environment }) => reviews.get(environment)?.outcome === "failed")?.environment;
  return {
    version: 2,
    project: readProject(project).name,
    at: new Date().toISOString(),
    ...(commit !== undefined && { commit }),
    mode: "local",
    environments: chosen.map((each) => {
      const { environment } = each;
      if ("findings" in each) return refusedReview(environment, each.findings);
      return reviews.get(environment) ?? unreached(environment, blockedBy ?? all[firstFaulty]?.environment);
    }),
    parity: pairsOf(settings)
      .filter((pair) => pair.some((one) => chosen.some(({ environment }) => environment === one.environment)))
      .map(declaredParity),
    notChecked: [],
  };
}

const unreached = (environment: string, before: string | undefined): EnvironmentReview => ({
  ...refusedReview(environment, []),
  outcome: "not checked",
  notChecked: [
    {
      what: ["settings, policies and cost"],
      why: { code: "another environment first", ...(before !== undefined && { environment: before }) },
    },
    ...unknowable,
  ],
});

/** A folder and a local Heroku that are gone afterwards. */
interface Stand {
  readonly folder: string;
  readonly heroku: Running;
}

async function onThrowawayHeroku<T>(work: (stand: Stand) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "tandem-review-")).catch((error: unknown) => {
    throw writeError(tmpdir(), error, "folder");
  });
  const herokuFolder = join(folder, "heroku");
  try {
    const heroku = await ensureRunning({ folder: herokuFolder, provisioningMs: 0, githubConnected: true }).catch(
      (error: unknown) => {
        throw startProblem(error);
      },
    );
    return await work({ folder, heroku });
  } finally {
    await stopRunning(herokuFolder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Makes an engine for one environment, with or without the rules. */
type EngineFor = (
  settings: EstateSettings,
  policyPacks: readonly string[],
) => Pick<Engine, "preview" | "drift" | "up" | "secretsOf">;

/**
 * One after the other: an environment is previewed when those before it are there, as in production only after staging. Where its `up`
 * fails, that environment has failed: Heroku refuses some things in the `up` only.
 */
export async function reviewEach(
  { project, signal, onEvent }: Pick<Surroundings, "project" | "signal" | "onEvent">,
  environments: readonly EstateSettings[],
  engineFor: EngineFor,
): Promise<Map<string, EnvironmentReview>> {
  const reviews = new Map<string, EnvironmentReview>();
  for (const settings of environments) {
    const { environment } = settings;
    const engine = engineFor(settings, [join(project, "policies")]);
    const tell = (event: Parameters<typeof onEvent>[1]) => onEvent(environment, event);
    const rules = { ignore: [], findings: [], expired: [] };
    const found = await reviewEnvironment({ settings, rules, engine, source: undefined, signal, onEvent: tell });
    const review = { ...found, changes: [], restarts: [], notChecked: [...unknowable] };
    reviews.set(environment, review);
    if (review.errors.length > 0) break;
    // Whether policies hold was just seen; what comes after needs it to be there all the same.
    const { outcome, failures } = await engineFor(settings, []).up(environment, { signal });
    if (outcome === "succeeded") continue;
    const errors: ReportError[] = failures.length > 0 ? [...failures] : [{ code: "no error said" }];
    reviews.set(environment, { ...review, outcome: "failed", errors });
    break;
  }
  return reviews;
}

function throwawayEngine(
  project: string,
  { folder, heroku }: Stand,
  { environment, declaration }: EstateSettings,
  policyPacks: readonly string[],
): Engine {
  const { environments, services } = declaration;
  const wanted = services.flatMap((service) => wantedSecrets(service, environment, environments));
  const secrets = new ThrowawaySecrets(folder, environment).making(wanted);
  const env = { HEROKU_API_KEY: heroku.token, HEROKU_API_URL: heroku.url, HEROKU_DATA_URL: heroku.url };
  return engineIn(folder, { projectFolder: project, env, config: secrets.config, policyPacks });
}
