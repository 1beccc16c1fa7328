import type { NotChecked, Unchecked } from "../report/not-checked.ts";
import type { Change, ChangedProperty, Drift, Subject } from "../report/report.ts";

/** An object of the example estate, by the environment, service, type such as `Addon`, and name. */
export function subject(environment: string, service: string | undefined, noun: string, name: string): Subject {
  const type = noun.startsWith("aws:") ? noun : `heroku:index/${noun.charAt(0).toLowerCase()}${noun.slice(1)}:${noun}`;
  const urn = `urn:pulumi:${environment}::estate::tandem:index:Estate$${type}::${name}`;
  return service === undefined ? { urn, type, name } : { urn, type, name, service };
}

/** A property whose values are told. */
export const shown = (path: string, before: string, after: string): ChangedProperty => ({
  path,
  kind: "update",
  replaces: false,
  shown: { before, after },
});

/** A property of which nothing but its path is told. */
export const hidden = (path: string, kind: ChangedProperty["kind"] = "update"): ChangedProperty => ({
  path,
  kind,
  replaces: false,
});

export const change = (
  of: Subject,
  operation: Change["operation"],
  properties: readonly ChangedProperty[] = [],
  more: Partial<Pick<Change, "isDestructive" | "isSimulated">> = {},
): Change => ({ ...of, operation, properties: [...properties], isDestructive: false, isSimulated: false, ...more });

export const drifted = (
  of: Subject,
  properties: readonly ChangedProperty[],
  cause: Drift["cause"],
  more: Partial<Pick<Drift, "operation" | "accept" | "revert" | "ignored">> = {},
): Drift => ({ ...of, operation: "update", properties: [...properties], cause, ...more });

/** Something that could not be looked at. */
export const unread = (what: Unchecked, message = "503 Service Unavailable", ...of: string[]): NotChecked => ({
  what: [what],
  ...(of.length > 0 && { of }),
  why: { code: "error", error: { code: "other", text: message } },
});

/** Errors in the words of programs that are not ours. */
export const said = (...texts: string[]): { code: "other"; text: string }[] =>
  texts.map((text) => ({ code: "other", text }));
