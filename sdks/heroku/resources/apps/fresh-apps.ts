import { perRun } from "../../client/per-run.ts";

/** Apps that this run has created: they hold only what it has put there, so that no look is needed before a create. */
export const freshApps = perRun(() => new Set<string>());
