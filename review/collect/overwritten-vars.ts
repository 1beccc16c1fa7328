import { configKey, configVars } from "../../kinds/config-vars.ts";
import { isOf } from "../../kinds/kinds.ts";
import type { Change } from "../report/report.ts";
import type { LiveApp } from "./live-apps.ts";

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
  const keys = change.properties.map(({ path, kind }) => ({ key: configKey(path), isNew: kind === "add" }));
  const had = new Set(keys.flatMap(({ key, isNew }) => (isNew ? [] : [key])));
  const written = keys.flatMap(({ key, isNew }) =>
    isNew && live.vars.has(key) && !live.equalVars.has(key) && !had.has(key) ? [key] : [],
  );
  if (written.length === 0) return change;
  const overwritten = { code: "values overwritten", app: appOf(change.service ?? ""), keys: written } as const;
  return { ...change, breaks: [...(change.breaks ?? []), overwritten] };
}
