import { maySeePipeline } from "../../access/rights.ts";
import type { AccountRow, AppRow, CouplingRow, PipelineRow } from "../../rows.ts";
import type { World } from "../../world.ts";
import type { State } from "../state.ts";

type Stage = CouplingRow["stage"];

/** A pipeline with its apps by stage, in the order in which code moves on. */
export type PipelineFacts = ReturnType<typeof factsOf>;

/** What a review app was made for. */
export type ReviewFacts = NonNullable<ReturnType<typeof reviewOf>>;

const order: readonly Stage[] = ["development", "staging", "production", "test", "review"];

/** Pipelines that an account sees, with those of its apps, by name. */
export function pipelinesOf(world: World, account: AccountRow, apps: readonly AppRow[]): PipelineFacts[] {
  const rows = world.store.pipelines.all().filter((row) => maySeePipeline(world, row, account));
  return rows.map((row) => factsOf(world, row, apps)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What an app is in its pipeline, if it is in one. */
export function placeIn(world: World, { id }: AppRow): { pipeline: PipelineRow; stage: Stage } | undefined {
  const coupling = world.store.couplings.find("app", id);
  const pipeline = coupling && world.store.pipelines.get(coupling.pipelineId);
  return pipeline && { pipeline, stage: coupling.stage };
}

/** How a pipeline makes review apps, as a sentence. */
export function reviewAppsOf({ store }: World, pipelineId: string): string | undefined {
  const config = store.reviewAppConfigs.get(pipelineId);
  if (!config) return undefined;
  const from = store.repositories.get(pipelineId)?.fullName ?? "a repository that is no longer connected";
  const made = config.automatic ? "for each pull request" : "when somebody asks for one";
  const ready = config.waitsForCi ? ", once CI has passed" : "";
  const gone = config.destroysStale
    ? `destroyed after ${config.staleDays} days without a deployment`
    : "kept until somebody destroys them";
  return `of ${from}, ${made}${ready}; ${gone}`;
}

/** What an app was made for, where it is a review app. */
export function reviewOf(world: World, { id }: AppRow) {
  const row = world.store.reviewApps.find("app", id);
  if (!row) return undefined;
  const isReady = world.now() >= row.readyAt;
  const state: State = isReady ? { tone: "good", word: "created" } : { tone: "busy", word: "creating" };
  return { branch: row.branch, pullRequest: row.pullRequest, state };
}

function factsOf(world: World, row: PipelineRow, apps: readonly AppRow[]) {
  const { couplings, teams, accounts } = world.store;
  const stageOf = new Map(couplings.where("pipeline", row.id).map(({ appId, stage }) => [appId, stage]));
  const { owner } = row;
  return {
    name: row.name,
    owner:
      (owner.type === "team" ? teams.get(owner.id)?.name : accounts.get(owner.id)?.email) ?? "an owner who is gone",
    /** How it makes review apps; undefined where it makes none. */
    reviewApps: reviewAppsOf(world, row.id),
    /** Keys of its config vars for `review` and `test`. */
    keys: Object.entries(row.config).map(([stage, vars]) => [stage, Object.keys(vars).sort()] as const),
    stages: order.flatMap((stage) => {
      const own = apps.filter(({ id }) => stageOf.get(id) === stage);
      return own.length > 0 ? [[stage, own] as const] : [];
    }),
  };
}
