import type { EngineEvent } from "../../engine/engine.ts";
import type { Command } from "../../kinds/command.ts";
import type { EstateToReview } from "../../review/collect/review-estate.ts";
import type { programDeclaration } from "../estate/program-declaration.ts";

/** What a review reads with. */
export interface Look extends Pick<EstateToReview, "heroku" | "engineOf" | "papertrail"> {
  /** The text of a run, with commands that the reader can run. */
  worded(text: string): string;
  /** A command as the reader can run it; undefined where none is needed. */
  commandOf(command: Command): Command | undefined;
  /** Of a trial, its folder below the project's. */
  readonly trialFolder?: string;
  /** Stops what was started for it. */
  close(): Promise<void>;
}

/** What every review is given, and reports to. */
export interface Surroundings {
  readonly project: string;
  readonly signal: AbortSignal;
  /** How the program is asked what it declares. @default in a new process */
  readonly declare?: typeof programDeclaration;
  notice(line: string): void;
  onEvent(environment: string, event: EngineEvent): void;
}
