import { confirmationsIn } from "../define/confirmation.ts";
import type { Plugin } from "./plugin.ts";

const variable = "HEROKU_CONFIRM";

/**
 * Confirmations that this run had no use for: of a resource that does not exist, or of a change that is done already. An entry that stays
 * would confirm the next such change unseen. Asked when everything that the program declares was looked at.
 */
export function idleConfirmations(plugin: Plugin, stack: string): string[] {
  const forOneRun = new Set(confirmationsIn(plugin.parts.environment[variable]) ?? []);
  const known = plugin.history.names;
  return [...plugin.confirmations]
    .filter((entry) => !plugin.usedConfirmations.has(entry))
    .flatMap((entry) => {
      const [, of = "", name = ""] = /^([^/]+)\/(.+):[^:]*$/s.exec(entry) ?? [];
      const where = forOneRun.has(entry) ? variable : `heroku:confirm in Pulumi.${stack}.yaml`;
      // For one run, the entries of several stacks may stand together.
      if (of !== stack) return forOneRun.has(entry) ? [] : [`${where}: ${entry} is of the stack ${of}: take it out`];
      if (!known.has(name))
        return [
          `${where}: ${entry} confirms nothing: the stack has no resource ${name}; correct its name, or take it out`,
        ];
      return [`${where}: ${entry} confirms nothing in this run: it is done already, or was never needed; take it out`];
    });
}
