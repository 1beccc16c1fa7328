import { perRun } from "../../client/per-run.ts";

/**
 * Apps and pipelines that this run is to transfer, by id: what a preview says of them must go by their next owner, which is the name of
 * an app's team, or the id of a pipeline's owner.
 */
export const plannedTransfers = perRun(() => new Map<string, string>());
