import { join } from "node:path";

/** The files of a local Heroku's folder. */
export function filesOf(folder: string): {
  compiled: string;
  journal: string;
  lock: string;
  log: string;
  token: string;
} {
  return {
    compiled: join(folder, "compiled"),
    journal: join(folder, "journal.jsonl"),
    lock: join(folder, "lock.json"),
    log: join(folder, "heroku.log"),
    token: join(folder, "token"),
  };
}
