import type { Heroku } from "../../client/heroku.ts";
import { perRun } from "../../client/per-run.ts";

const planned = perRun(() => new Map<string, string>());

/** Apps and pipelines that this run is to transfer, by id, with their next owner: what a preview says of them must go by that. */
export const plannedTransfers = {
  note(api: Heroku, id: string, owner: string): void {
    planned(api).set(id, owner);
  },
  /** Name of the team of an app, or id of the owner of a pipeline; `undefined` when it stays where it is. */
  ownerOf: (api: Heroku, id: string): string | undefined => planned(api).get(id),
};
