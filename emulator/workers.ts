import type { Workers } from "./jobs.ts";
import { provision } from "./model/addons.ts";
import { runSchedule } from "./model/backups.ts";
import { settleRelease } from "./model/releases.ts";

/** What happens when a job falls due. */
export const workers: Workers = {
  "provision-addon": provision,
  "run-schedule": runSchedule,
  "settle-release": settleRelease,
};
