import { type Acceptance, declareIn, elsewhere, written } from "./acceptance.ts";
import { type Code, code, gap } from "./command.ts";
import type { KindDefinition } from "./kind.ts";
import { affixed } from "./naming.ts";
import { thingOf } from "./only-in.ts";

/** What one person may do with the app. */
export const collaborator = {
  token: "heroku:index/teamCollaborator:TeamCollaborator",
  label: "collaborator",
  naming: affixed("access-"),
  place: (email) => `access.${email}`,
  aspects: ["access"],
  shown: ["permissions"],
  isDeclared: (email, { access }) => access.some((each) => each.email === email),
  declared(email, { access }) {
    const permissions = access.find((each) => each.email === email)?.permissions ?? [];
    return Object.fromEntries(permissions.map((each, index) => [`permissions[${index}]`, each]));
  },
  /** All permissions are written, also those that are as they were. */
  acceptChange({ part: email, properties }, where) {
    const accept = (permissions: Code): Acceptance =>
      written(declareIn(where, "access", code`collaborator("${email}", ${permissions})`));
    const declared = where.own.access.find((person) => person.email === email)?.permissions ?? [];
    const permissions = new Map<number, string | undefined>(declared.entries());
    for (const { path, kind, shown } of properties) {
      const index = Number(/^permissions\[(\d+)\]$/.exec(path)?.[1] ?? Number.NaN);
      if (shown === undefined || permissions.get(index) !== shown.before) return accept(code`"${gap("live")}"`);
      permissions.set(index, kind === "delete" ? undefined : shown.after);
    }
    const words = [...permissions.values()].flatMap((each) => (each === undefined ? [] : [`"${each}"`]));
    return accept(code`${words.join(", ")}`);
  },
  acceptDeletion(email, where) {
    const declared = where.own.declaration.access?.find((each) => thingOf(each).email === email);
    const path = `collaborator("${email}", …)`;
    return elsewhere(where, { path, from: "access", declared, as: code`${path}` });
  },
} as const satisfies KindDefinition;
