import { z } from "zod";

const content = z.object({ problem: z.string(), isBusy: z.boolean() });

/** Why a local Heroku did not start, in one sentence. */
export type StartReport = z.output<typeof content>;

/** Tells the process that started this one, where it listens: on a full disk the log cannot. Resolves when it was sent. */
export function sendToStarter(report: StartReport): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) return resolve();
    // A starter that has gone needs no report.
    process.send(report, () => resolve());
  });
}

/** Lets go of the process that started this one, once there is nothing to report any more. */
export function leaveStarter(): void {
  if (process.connected) process.disconnect();
}

/** What a started process has sent; undefined when it is no report. */
export function reportIn(message: unknown): StartReport | undefined {
  return content.safeParse(message).data;
}
