import type { Unhealthy } from "./health.ts";
import type { KindDefinition } from "./kind.ts";
import { affixed } from "./naming.ts";

/** A further name under which an app has an add-on, its own or another app's. */
export const attachment = {
  token: "heroku:index/addonAttachment:AddonAttachment",
  label: "attachment",
  naming: affixed(""),
  aspects: ["config", "attachments"],
  shown: ["name"],
  makesRelease: true,
  restarts: ({ part }) => [{ code: "attachment", attachment: part }],
} as const satisfies KindDefinition;

/**
 * Whether an app still has a provisioned add-on under the name that it reads it by: without it, the app has lost its config var. Where the
 * program asks for the name, that is drift; where Heroku chose it, nothing else shows it.
 */
export const attachmentHealth = (
  { name, state }: { readonly name: string; readonly state: string },
  attachment: string,
  names: ReadonlySet<string>,
): Unhealthy[] =>
  state === "provisioned" && !names.has(attachment) ? [{ kind: "attachment", attachment, addon: name }] : [];
