import type { AppWire } from "./app-wire.ts";

/** The name of the team that owns an app; `undefined` when a person does. */
export function teamOf(app: AppWire): string | undefined {
  const named = app.team?.name ?? app.organization?.name;
  if (named !== undefined) return named;
  const [owner, host] = (app.owner?.email ?? "").split("@");
  return host === "herokumanager.com" ? owner : undefined;
}
