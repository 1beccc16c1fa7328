import type { EngineEvent } from "../../engine/engine.ts";
import type { Command } from "../../kinds/command.ts";
import type { EstateToReview } from "../../review/collect/review-estate.ts";
import type { programDeclaration } from "../estate/program-declaration.ts";

/** What a review looks with. */
export interface Look extends Pick<EstateToReview, "heroku" | "engineOf" | "papertrail"> {
  /** Says what a run said as whoever reads it can run its commands. */
  worded(text: string): string;
  /** A command as whoever reads it can run it; undefined where it is not needed. */
  commandOf(command: Command): Command | undefined;
  /** Lets go of what was started for it. */
  close(): Promise<void>;
}

/** What everybody who looks is told and tells. */
export interface Surroundings {
  readonly project: string;
  readonly signal: AbortSignal;
  /** How the program is asked what it declares. @default in a new process */
  readonly declare?: typeof programDeclaration;
  notice(line: string): void;
  onEvent(environment: string, event: EngineEvent): void;
}
