import { shellWord } from "../../sdks/heroku/client/shell-word.ts";
import type { RemedySide } from "./remedy-side.ts";

/** What raises the older of two versions of a data store: none goes back. Of several stores nobody knows which one is meant. */
export function versionRemedy(path: string, sides: readonly RemedySide[]): string {
  const [, service = "", slot] = /^addons\.([^.]+)\.version(?:\.(.+))?$/.exec(path) ?? [];
  const [topic, command] = service === "heroku-redis" ? ["redis", "redis:upgrade"] : ["pg", "pg:upgrade:run"];
  const known = sides.flatMap(({ app, live: { [path]: version = "" } }) =>
    /^\d+(\.\d+)*$/.test(version) ? [{ app, version }] : [],
  );
  const [older, newer] = known.toSorted((one, other) =>
    one.version.localeCompare(other.version, "en", { numeric: true }),
  );
  if (slot === undefined || older === undefined || newer === undefined) {
    return sides
      .map(({ app }) => `heroku ${topic}:info --app ${app} tells the versions, ${command} raises one`)
      .join(" or ");
  }
  const first = topic === "pg" ? "; on Standard and above, pg:upgrade:prepare comes before it" : "";
  return `heroku ${command} ${shellWord(slot)} --version ${newer.version} --app ${older.app}${first}`;
}
