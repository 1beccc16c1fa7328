import { trialEngine } from "../cli/try/trial-engine.ts";

/** The input of {@link runPart}, as JSON in the first argument. */
export interface ReviewPart {
  /** Holds the project and its trial. */
  readonly project: string;
  readonly environment: string;
  readonly heroku: { readonly token: string; readonly url: string };
}

/** Runs by itself what a review runs beside all else: the preview of one environment, with the refresh that it begins with. */
async function runPart(stage: ReviewPart): Promise<void> {
  const { outcome, errors } = await trialEngine("local", stage).preview(stage.environment);
  if (outcome !== "succeeded") throw new Error(errors.join("\n"));
}

await runPart(JSON.parse(process.argv[2] ?? "{}") as ReviewPart);
