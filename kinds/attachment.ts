import { nothingDeclared } from "./acceptance.ts";
import type { Kind } from "./kind.ts";
import { affixed } from "./naming.ts";

/** A further name under which an app has an add-on, its own or another app's. */
export const attachment = {
  token: "heroku:index/addonAttachment:AddonAttachment",
  label: "attachment",
  naming: affixed(""),
  place: (part) => part,
  goesWith: ["app"],
  aspects: ["config", "attachments"],
  shown: ["name"],
  makesRelease: true,
  restarts: ({ part }) => [{ code: "attachment", attachment: part }],
  acceptChange: nothingDeclared,
  acceptDeletion: nothingDeclared,
} as const satisfies Kind;
