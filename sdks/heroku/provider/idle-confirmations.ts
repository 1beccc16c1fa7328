import { withNotice } from "../client/notice.ts";
import { confirmationsIn } from "../define/confirmation.ts";
import type { Plugin } from "./plugin.ts";

const variable = "HEROKU_CONFIRM";

/**
 * Confirmations that this run has not used: of a resource that does not exist, or of a change that is already done. A remaining entry
 * would confirm the next such change unseen. Called after all declared resources.
 */
export function idleConfirmations(plugin: Plugin, stack: string): string[] {
  const forOneRun = new Set(confirmationsIn(plugin.parts.environment[variable]) ?? []);
  return [...plugin.confirmations]
    .filter((entry) => !plugin.usedConfirmations.has(entry))
    .flatMap((confirmation) => {
      const from = forOneRun.has(confirmation) ? variable : "heroku:confirm";
      const why = whyUnused(confirmation, stack, plugin.history.names);
      // The variable may have entries of several stacks.
      if (why === "other stack" && from === variable) return [];
      const where = from === variable ? variable : `${from} in Pulumi.${stack}.yaml`;
      const notice = { code: "unused confirmation", confirmation, from, stack, why } as const;
      return [withNotice(`${where}: ${confirmation} ${reasons[why]}`, notice)];
    });
}

function whyUnused(confirmation: string, stack: string, known: ReadonlySet<string>): keyof typeof reasons {
  const [, of = "", name = ""] = /^([^/]+)\/(.+):[^:]*$/s.exec(confirmation) ?? [];
  if (of !== stack) return "other stack";
  return known.has(name) ? "not needed" : "no such resource";
}

const reasons = {
  "other stack": "is of another stack: remove it",
  "no such resource": "confirms nothing: the stack has no resource of this name; correct it, or remove it",
  "not needed": "confirms nothing in this run: it is done already, or was never needed; remove it",
} as const;
