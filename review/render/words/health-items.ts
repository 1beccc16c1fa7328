import type { Health } from "../../../kinds/health.ts";
import { copied, listed, name, nothing, type Phrase, phrase, strong } from "./phrase.ts";
import { amount, date, when } from "./units.ts";

/** Something that does not work, with Heroku's reason where it gives one. */
export const healthPhrase = (health: Health, now: string): Phrase =>
  phrase`${strong(health.kind)} ${healthWords(health, now)}`;

export function healthWords(health: Health, now: string): Phrase {
  const { app } = health;
  switch (health.kind) {
    case "certificate":
      return phrase`of ${name(health.hostname)} on ${name(app)} is ${health.status}${health.reason === undefined ? nothing : phrase`: ${health.reason}`}`;
    case "backup":
      return backupWords(health, now);
    case "dynos":
      return phrase`${listed(health.dynos.map(name), ", ", 10)} of ${name(app)} ${health.dynos.length === 1 ? "has" : "have"} ${health.state}`;
    case "release":
      return phrase`v${health.version} of ${name(app)} failed ${when(health.at, now)}: ${health.description}${health.by === undefined ? nothing : phrase`, by ${name(health.by)}`}`;
    case "add-on":
      return phrase`${name(health.addon)} (${health.plan}) of ${name(app)} is ${health.state}${health.since === undefined ? nothing : phrase` since ${date(health.since)}`}`;
    case "database":
      return phrase`${name(health.database)} of ${name(app)} is not available: ${health.status}`;
    case "full":
      return fillWords(health);
    case "log volume":
      return phrase`${name(health.addon)} of ${name(app)} has used ${health.percent} % of the log lines that ${health.plan} takes (${amount(health.used, "storage")} of ${amount(health.limit, "storage")}): log less, or take a larger plan, before lines are dropped`;
    case "attachment":
      return phrase`${name(health.attachment)} of ${name(app)} names no add-on any more, and the app has lost its config var: ${copied(`heroku addons:attach ${health.addon} --as ${health.attachment} --app ${app}`)} attaches it again`;
    case "suspended":
      return phrase`${name(app)} is suspended: ${health.reason}`;
  }
}

function fillWords(health: Health & { kind: "full" }): Phrase {
  const { plan, measure, used, limit, percent } = health;
  return phrase`${readBy(health)} has used ${percent} % of the ${measure} that ${plan} allows (${amount(used, measure)} of ${amount(limit, measure)}): take a larger plan, or delete unused data, before writes are refused`;
}

const readBy = ({ app, database, attachment }: Health & { kind: "full" | "backup" }): Phrase =>
  phrase`${name(database)}${attachment === undefined ? nothing : phrase` (${name(`${attachment}_URL`)})`} of ${name(app)}`;

function backupWords(health: Health & { kind: "backup" }, now: string): Phrase {
  const { problem, newest } = health;
  const which = readBy(health);
  if (problem === "no schedule") return phrase`${which} has no backup schedule`;
  if (problem === "no backup") return phrase`${which} has no backup`;
  return phrase`${which} has an old backup: the newest is of ${newest === undefined ? "an unknown day" : when(newest, now)}`;
}
