import { configVars } from "../../kinds/config-vars.ts";
import { isOf } from "../../kinds/kinds.ts";
import type { Change } from "../report/report.ts";
import type { LiveApp } from "./live-apps.ts";

/** A config var's place in its object; quoted where its key is no plain name. */
const varAt = /^(?:vars|sensitiveVars)(?:\.([\w$-]+)|\["(.+)"\])$/;

/**
 * Adds to a change of config vars which values it writes over that the state does not have: somebody set them, and they are kept
 * nowhere else. A key that only moves between the open and the secret ones has a value of the program's own.
 */
export function withOverwritten(
  change: Change,
  live: Pick<LiveApp, "vars" | "equalVars"> | undefined,
  appOf: (service: string) => string,
): Change {
  if (live === undefined || change.operation !== "update" || !isOf(configVars, change)) return change;
  const had = keysOf(change, (kind) => kind !== "add");
  const written = keysOf(change, (kind) => kind === "add").filter(
    (key) => live.vars.has(key) && !live.equalVars.has(key) && !had.includes(key),
  );
  if (written.length === 0) return change;
  const overwritten = { code: "values overwritten", app: appOf(change.service ?? ""), keys: written } as const;
  return { ...change, breaks: [...(change.breaks ?? []), overwritten] };
}

const keysOf = ({ properties }: Change, isAsked: (kind: Change["properties"][number]["kind"]) => boolean): string[] =>
  properties.flatMap(({ path, kind }) => {
    const [, plain, quoted] = varAt.exec(path) ?? [];
    return isAsked(kind) ? (plain ?? quoted ?? []) : [];
  });
