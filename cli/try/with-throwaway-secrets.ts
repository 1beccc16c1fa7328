import type { RunResult } from "../../engine/engine.ts";
import { Problem } from "../../engine/problem.ts";
import type { RunFailure } from "../../sdks/heroku/client/run-failure.ts";
import { checkedEstate } from "../estate/declared-estate.ts";
import { secretAnswer } from "./secret-answer.ts";
import { ThrowawaySecrets } from "./throwaway-secrets.ts";
import { type EngineName, trialFolder } from "./trial-folder.ts";

/** A trial's environment whose program may ask for secrets. */
interface Asking {
  readonly project: string;
  readonly engine: EngineName;
  readonly environment: string;
  /** Names of all apps that its local Heroku has. */
  apps(): Promise<readonly string[]>;
  notice(line: string): void;
  /** Whether what is made is kept: a preview by itself writes nothing. */
  readonly keeps: boolean;
}

/**
 * A run that fails for want of secrets is run again with them, by an engine that is opened after that. A secret of a renamed
 * service keeps its value. A value is made up for an app that is not there yet; of one that is, the want stays an error: a made-up
 * value would replace the one that it has.
 */
export async function withThrowawaySecrets(
  { project, engine, environment, apps, notice, keeps }: Asking,
  run: (secrets: ThrowawaySecrets) => Promise<RunResult>,
): Promise<RunResult> {
  const secrets = new ThrowawaySecrets(trialFolder(project, engine), environment);
  const first = await run(secrets);
  if (!first.failures.some(isOfSecrets)) return first;
  const { declaration, files } = await checkedEstate(project);
  const [declared, file] = [...files].find(([name]) => name === environment) ?? [];
  if (declared === undefined || file === undefined || file instanceof Problem) return first;
  const prefix = file.stack.values["estate:prefix"];
  const answer = secretAnswer({ engine, declaration, environment: declared, prefix, secrets, apps: await apps() });
  if (answer.isNothing) return answer.worded(first);
  // What else is wrong stops the run before anything is made.
  if ("findings" in file) return answer.worded(await run(answer.secrets));
  for (const line of answer.notices) notice(`${environment}: ${line}`);
  // What is made up reaches Heroku, so it is kept first; a former key stays until its value is there under the new one.
  if (keeps && answer.made.length > 0) secrets.making(answer.made).save();
  const second = await run(answer.secrets);
  if (keeps && second.outcome === "succeeded") answer.secrets.save();
  return answer.worded(second);
}

/** A renamed service's secret is still under its former key, which is unknown. */
const isOfSecrets = (failure: RunFailure): boolean =>
  failure.code === "finding" && (failure.secret !== undefined || failure.isUnknownKey === true);
