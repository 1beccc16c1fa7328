/**
 * The name that ICU has for a time zone: the same for all its names, such as `Asia/Kolkata` and `Asia/Calcutta`. Undefined where there is
 * no such zone. Rules of the two zones are compared with it, and not what they are at one time of the year.
 */
function zoneOf(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/**
 * Areas of the IANA database. Without one, `EST` and its like know no summer time, and `Cuba` is an old name of one of them.
 * Source: the names of the database, version 2026c.
 */
const area =
  /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)\//;

/** Parts of names that are written in capital letters. */
const capitals = /^(ACT|IN|LHI|NSW|UCT|UTC|GMT([+-]?\d+)?)$/;

/** Whether `name` is a time zone of the IANA database, a former name included; abbreviations such as `EST` are not, `UTC` is. */
export function isTimeZone(name: string): boolean {
  if (name === "UTC") return true;
  const zone = area.test(name) ? zoneOf(name) : undefined;
  if (zone === undefined) return false;
  // ICU takes any spelling, and tells the right one of its own names only.
  return zone.toLowerCase() === name.toLowerCase() ? zone === name : isSpelledAsName(name);
}

const isSpelledAsName = (name: string): boolean =>
  name
    .replace(area, "")
    .split(/[/_]/)
    .every((part) => capitals.test(part) || (/^[A-Z]/.test(part) && !/[A-Z]{2}/.test(part)));

/** Whether two names mean one time zone: a zone that was renamed has both names. */
export const isSameTimeZone = (one: string, other: string): boolean =>
  one === other || (zoneOf(one) !== undefined && zoneOf(one) === zoneOf(other));

/** One name for a time zone, whichever of its names is given. */
export const timeZoneName = (name: string): string => zoneOf(name) ?? name;
