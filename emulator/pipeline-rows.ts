import type { Row, Stamped } from "./collection.ts";

export interface PipelineRow extends Stamped {
  readonly name: string;
  readonly owner: { readonly id: string; readonly type: "team" | "user" };
  readonly generation: string;
  /** Config vars by stage (`test`, `review`). */
  readonly config: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The GitHub repository that a person has connected to a pipeline. Its id is the pipeline's. */
export interface RepositoryRow extends Row {
  /** GitHub's number of it. */
  readonly number: number;
  /** Such as `example-library/catalog`. */
  readonly fullName: string;
}

/** How the review apps of a pipeline are made. Its id is the pipeline's. */
export interface ReviewAppConfigRow extends Row {
  readonly repository: number;
  readonly automatic: boolean;
  readonly destroysStale: boolean;
  readonly staleDays: number;
  readonly waitsForCi: boolean;
  readonly baseName: string | null;
  /** Id of a region or of a private space. */
  readonly target: { readonly id: string; readonly type: "region" | "space" } | null;
}

export interface ReviewAppRow extends Stamped {
  readonly appId: string;
  readonly pipelineId: string;
  readonly accountId: string;
  readonly branch: string;
  readonly pullRequest: number | null;
  readonly fork: number | null;
  readonly waitsForCi: boolean;
  /** When its app is there to be looked at. */
  readonly readyAt: number;
}

export interface CouplingRow extends Stamped {
  readonly appId: string;
  readonly pipelineId: string;
  readonly stage: "test" | "review" | "development" | "staging" | "production";
}

export interface PromotionRow extends Stamped {
  readonly pipelineId: string;
  readonly sourceAppId: string;
  readonly sourceReleaseId: string;
  readonly targets: readonly {
    readonly id: string;
    readonly appId: string;
    readonly releaseId: string | null;
    readonly error: string | null;
  }[];
}
