import { Pipeline, PipelineCoupling } from "@pulumi/heroku";
import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import { pipelineStage } from "../kinds/pipeline-stage.ts";
import type { Environment } from "../settings/declare.ts";

/** What a `ServicePipeline` is made of. */
export interface ServicePipelineArgs {
  /** Name of the pipeline, which is the service's. */
  readonly pipeline: string;
  /** Id of the team that owns it. */
  readonly teamId: string;
  /** Id of the pipeline where another environment owns it; absent where this one does. */
  readonly existing: Input<string> | undefined;
  /** The app to put into it; absent where the service is gone from this environment. */
  readonly app: { readonly id: Input<string>; readonly stage: Environment } | undefined;
}

/**
 * Puts a service's app into its stage of the service's pipeline. There is one pipeline for all environments: the first one
 * makes it.
 *
 * @example new ServicePipeline("catalog-pipeline", { pipeline: "catalog", teamId, existing: undefined, app: { id, stage: "staging" } })
 */
export class ServicePipeline extends ComponentResource {
  readonly pipelineId: Input<string>;

  constructor(name: string, args: ServicePipelineArgs, options?: ComponentResourceOptions) {
    super("tandem:index:ServicePipeline", name, {}, options);
    const { existing, app } = args;
    this.pipelineId = existing ?? this.#pipeline(name, args);
    if (app !== undefined) {
      const { id: appId, stage } = app;
      new PipelineCoupling(
        pipelineStage.naming.of(args.pipeline),
        { appId, pipeline: this.pipelineId, stage },
        { parent: this },
      );
    }
    this.registerOutputs();
  }

  #pipeline(name: string, { pipeline, teamId }: ServicePipelineArgs) {
    return new Pipeline(name, { name: pipeline, owner: { id: teamId, type: "team" } }, { parent: this }).id;
  }
}
