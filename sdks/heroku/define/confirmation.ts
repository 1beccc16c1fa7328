import { urnParts } from "../client/urn.ts";

/**
 * Every action that must be confirmed by name before it happens, with what it does. A new action is one more line here: the
 * check of the configuration, the messages and the documentation follow.
 */
export const confirmableActions = {
  replace: "deletes the resource, with the data it holds, and creates a new one",
  rename: "changes a name that people or other systems use",
  "disable-acm": "switches automatic certificate management off",
  "change-certificate": "changes the certificate that a domain serves",
} as const;

export type ConfirmableAction = keyof typeof confirmableActions;

/** The entry that confirms an action on a resource: `<stack>/<resource name>:<action>`. */
export function confirmationOf(urn: string, action: ConfirmableAction): string {
  const { stack, name } = urnParts(urn);
  return `${stack}/${name}:${action}`;
}

/**
 * The entries in a written setting: a list, a list as JSON (as the engine passes one from a stack file), or text separated by
 * commas. `undefined` when it is none of these.
 */
export function confirmationsIn(written: unknown): string[] | undefined {
  if (Array.isArray(written)) return written.every((entry) => typeof entry === "string") ? written : undefined;
  if (typeof written !== "string") return undefined;
  if (written.trimStart().startsWith("[")) return confirmationsIn(parsed(written));
  return written
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

/** What is wrong with an entry, as `expected …, got …`; `undefined` when nothing is. */
export function confirmationProblem(entry: string): string | undefined {
  const [, action] = /^[^/]+\/.+:([^:/]*)$/s.exec(entry) ?? [];
  if (action === undefined) {
    return `expected <stack>/<resource name>:<action>, such as production/catalog-app:replace, got ${JSON.stringify(entry)}`;
  }
  if (Object.hasOwn(confirmableActions, action)) return undefined;
  const actions = Object.keys(confirmableActions).join(", ");
  return `expected one of the actions ${actions} after the last colon, got ${JSON.stringify(entry)}`;
}

/** Why an action needs a confirmation, for the error that asks for one. */
export interface Unconfirmed {
  /** What is acted on, such as `app catalog-production`. */
  readonly subject: string;
  /** What would happen, such as `deletes the app and its add-ons with their data`. */
  readonly consequence: string;
  /** What to do instead, when there is something better than to confirm. */
  readonly instead?: string;
  /** Entries that the same run needs as well. @default none */
  readonly others?: readonly string[];
}

/** @throws unless the user has confirmed this action on this resource; the error names the entry to set, in both forms. */
export function requireConfirmation(
  context: { readonly urn: string; confirmed(action: ConfirmableAction): boolean },
  action: ConfirmableAction,
  unconfirmed: Unconfirmed,
): void {
  if (!context.confirmed(action)) throw new Error(refusalOf(context.urn, action, unconfirmed));
}

/** The words of that error. */
export function refusalOf(
  urn: string,
  action: ConfirmableAction,
  { subject, consequence, instead, others = [] }: Unconfirmed,
): string {
  const alternative = instead === undefined ? "" : `${instead}; or, `;
  return (
    `${subject}: expected confirmation of ${action}, got none: it ${consequence}; ${alternative}to go ahead, ` +
    howToConfirm(urn, action, others)
  );
}

/** What to set, in both forms; `others` are entries that the same run needs as well. */
export function howToConfirm(urn: string, action: ConfirmableAction, others: readonly string[] = []): string {
  const entries = [confirmationOf(urn, action), ...others];
  const [stack] = entries[0]?.split("/", 1) ?? [];
  const written = entries.map((entry) => JSON.stringify(entry)).join(", ");
  return `set HEROKU_CONFIRM=${forShell(entries)} for one run, or add ${written} to the list heroku:confirm in Pulumi.${stack}.yaml`;
}

/** A comma would end an entry, so a name with one is written in a JSON list. */
function forShell(entries: readonly string[]): string {
  const text = entries.some((entry) => entry.includes(",")) ? JSON.stringify(entries) : entries.join(",");
  return /^[\w./:@,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
