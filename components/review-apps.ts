import { GeneratedSecret, PipelineConfigVar, ReviewAppConfig } from "@pulumi/heroku";
import {
  ComponentResource,
  type ComponentResourceOptions,
  Config,
  type Input,
  type Output,
  type Resource,
} from "@pulumi/pulumi";
import { testSecret } from "../kinds/generated-secret.ts";
import { pipelineConfigVars } from "../kinds/pipeline-config-vars.ts";
import type { ReviewApps as Declared, Environment } from "../settings/declare.ts";
import { reviewAppVars } from "../settings/review-app-vars.ts";
import type { ServiceSettings } from "../settings/settings.ts";

/** What a `ReviewApps` is made of. */
export interface ReviewAppsArgs {
  readonly pipelineId: Input<string>;
  /** Id of the team that owns the pipeline. */
  readonly teamId: string;
  readonly declared: Declared;
  /** The service in the first environment: review apps are made as it is. */
  readonly settings: ServiceSettings;
  readonly environment: Environment;
  /** What is made before: review apps that Heroku refuses hold nothing else up. */
  readonly after: readonly Resource[];
}

/**
 * An app for each pull request, and the config vars of such apps and of test runs. `app.json` says the rest: add-ons, dynos,
 * random values. Heroku bills them as any other app, while they are there.
 *
 * @example new ReviewApps("catalog-review-apps", { pipelineId, teamId, declared, settings, environment: "staging", after: [app] })
 */
export class ReviewApps extends ComponentResource {
  constructor(name: string, args: ReviewAppsArgs, options?: ComponentResourceOptions) {
    super("tandem:index:ReviewApps", name, {}, options);
    const { pipelineId, teamId, declared, settings, environment, after } = args;
    const pipeline: Pipeline = { pipelineId, pipelineOwner: { id: teamId, type: "team" } };
    const { review, test, secretKeys, ownSecretKeys, generatedKeys } = reviewAppVars(settings, environment);
    const { name: service } = settings.declaration;
    const config = new Config(service);
    const secrets = [
      ...secretKeys.map((key): [string, Output<string>] => [key, config.requireSecret(key)]),
      ...ownSecretKeys.map((key): [string, Output<string>] => [key, config.requireSecret(`review.${key}`)]),
    ];
    const generated = generatedKeys.map((key): [string, Output<string>] => {
      return [key, new GeneratedSecret(testSecret.of(service, key), {}, { parent: this }).value];
    });
    this.#vars(service, pipeline, "review", review, secrets);
    this.#vars(service, pipeline, "test", test, generated);
    const { repository, automatic, waitForCi, staleDays, baseName } = declared;
    new ReviewAppConfig(
      name,
      {
        ...pipeline,
        orgRepo: repository,
        automaticReviewApps: automatic,
        waitForCi,
        destroyStaleApps: true,
        staleDays,
        ...(baseName !== undefined && { baseName }),
        // Not the service's space, if it has one: review apps hold no data of its.
        deployTarget: { id: settings.declaration.region ?? "us", type: "region" },
      },
      { parent: this, dependsOn: [...after] },
    );
    this.registerOutputs();
  }

  #vars(
    service: string,
    pipeline: Pipeline,
    pipelineStage: "review" | "test",
    vars: Readonly<Record<string, string>>,
    sensitive: readonly [string, Output<string>][],
  ) {
    const sensitiveVars = Object.fromEntries(sensitive);
    if (Object.keys({ ...vars, ...sensitiveVars }).length === 0) return;
    new PipelineConfigVar(
      pipelineConfigVars.naming.of(service, pipelineStage),
      { ...pipeline, pipelineStage, vars: { ...vars }, sensitiveVars },
      { parent: this },
    );
  }
}

interface Pipeline {
  readonly pipelineId: Input<string>;
  readonly pipelineOwner: { readonly id: string; readonly type: "team" };
}
