import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import { pipeline as pipelineKind } from "../kinds/pipeline.ts";
import { ServicePipeline } from "./service-pipeline.ts";

/** What a `RemovedService` is made of. */
export interface RemovedServiceArgs {
  /** Id of the team that owns the pipeline. */
  readonly teamId: string;
}

/**
 * What is left of a service that the declaration has no more while a later environment still has its app: the pipeline, under the
 * names that it had.
 *
 * @example new RemovedService("catalog", { teamId })
 */
export class RemovedService extends ComponentResource {
  readonly ownPipelineId: Input<string>;

  constructor(name: string, { teamId }: RemovedServiceArgs, options?: ComponentResourceOptions) {
    super("tandem:index:Service", name, {}, options);
    const pipeline = { pipeline: name, teamId, existing: undefined, app: undefined };
    this.ownPipelineId = new ServicePipeline(pipelineKind.naming.of(name), pipeline, { parent: this }).pipelineId;
    this.registerOutputs({ removed: true });
  }
}
