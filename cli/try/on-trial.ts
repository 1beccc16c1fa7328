import { interruption } from "../interruption.ts";
import { openTrial, type Trial } from "./trial.ts";
import type { EngineName } from "./trial-folder.ts";

/** Whether the local Heroku goes on afterwards. @default as it was found: running or not */
type GoesOn = (trial: Trial) => boolean;

/** Does something with a trial. Hears Ctrl-C from the start, so that no local Heroku is left behind. */
export async function onTrial(
  project: string,
  engine: EngineName | undefined,
  act: (trial: Trial) => Promise<void>,
  goesOn: GoesOn = ({ heroku }) => heroku.reused,
): Promise<void> {
  const { signal, release } = interruption(() => {
    process.stderr.write("stopping: what is under way is being recorded; press Ctrl-C again to end at once\n");
  });
  try {
    const trial = await openTrial(project, engine, signal);
    try {
      await act(trial);
    } finally {
      if (!goesOn(trial)) await trial.close();
    }
  } finally {
    release();
  }
}
