import type { Facts } from "../parts.ts";
import type { CouplingRow, ListedApp, PipelineRow } from "../wire.ts";

interface PipelineLists {
  readonly couplings: readonly CouplingRow[];
  readonly pipelines: readonly Pick<PipelineRow, "id" | "name">[];
  readonly apps: readonly ListedApp[];
}

/**
 * The pipeline of an app, the stage that it is in where that is not its environment's, and other apps of its stage: a promotion into
 * a stage goes to every app there.
 */
export function pipelineFacts(
  appId: string,
  environment: string,
  { couplings, pipelines, apps }: PipelineLists,
): Facts {
  const own = couplings.find(({ app }) => app.id === appId);
  if (own === undefined) return [];
  const { id } = own.pipeline;
  const others = couplings.filter(
    ({ app, pipeline, stage }) => pipeline.id === id && app.id !== appId && stage === environment,
  );
  return [
    ["pipeline", pipelines.find((each) => each.id === id)?.name ?? "a pipeline that this key cannot see"],
    ...(own.stage === environment ? [] : ([["pipeline.stage", own.stage]] as const)),
    ...others.map(({ app, stage }) => {
      const name = apps.find((each) => each.id === app.id)?.name ?? app.id;
      return [`pipeline.members.${name}`, stage] as const;
    }),
  ];
}
