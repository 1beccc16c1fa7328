import type { Kind } from "./kind.ts";
import { affixed } from "./naming.ts";

/** What one person may do with the app. */
export const collaborator = {
  token: "heroku:index/teamCollaborator:TeamCollaborator",
  label: "collaborator",
  naming: affixed("access-"),
  place: (email: string) => `access.${email}`,
  goesWith: ["app"],
  shown: ["permissions"],
} as const satisfies Kind;
