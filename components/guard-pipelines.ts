import { PipelineGuard } from "@pulumi/heroku";
import { all, type Input, type Output, type Resource } from "@pulumi/pulumi";

/** A service whose pipeline this environment may own. */
interface Guarded extends Resource {
  readonly ownPipelineId: Input<string> | undefined;
  /** Absent where only the pipeline is left. */
  readonly appId?: Output<string>;
}

/**
 * Keeps the environment that owns the pipelines from being destroyed while others have apps in them, and every environment from an
 * `up` whose deletes Heroku would refuse halfway. It depends on all that there is, so that an engine declares it last, and deletes it
 * first, when everything is still there.
 */
export function guardPipelines(
  name: string,
  services: readonly Guarded[],
  { parent, dependsOn }: { parent: Resource; dependsOn: Resource },
): void {
  const sorted = (ids: readonly Input<string>[]) => all([...ids]).apply((known) => known.toSorted());
  new PipelineGuard(
    name,
    {
      pipelines: sorted(services.flatMap(({ ownPipelineId }) => ownPipelineId ?? [])),
      apps: sorted(services.flatMap(({ appId }) => appId ?? [])),
    },
    { parent, dependsOn: [...services, dependsOn] },
  );
}
