import { confirmationProblem, confirmationsIn } from "../sdks/heroku/define/confirmation.ts";
import { check } from "../sdks/heroku/provider/check.ts";
import { configuration } from "../sdks/heroku/provider/configuration.ts";
import { unsetting } from "../sdks/heroku/provider/settings.ts";
import type { Finding } from "./finding.ts";
import type { StackInput } from "./stack-input.ts";

/** What the provider takes of the stack file, without its key, which may be secret. */
const keys = ["apiUrl", "dataUrl", "moveForward"] as const;

const variables = { confirm: "HEROKU_CONFIRM", moveForward: "HEROKU_MOVE_FORWARD" } as const;

/**
 * What is wrong with the provider's own settings, in the stack file and in the variables for one run: found with everything else, before a
 * provider is configured, which would stop at them alone.
 */
export function providerFindings(
  file: string,
  { values, secretKeys, variables: given = {} }: Pick<StackInput, "values" | "secretKeys" | "variables">,
): Finding[] {
  const open = (key: string) => (secretKeys.includes(key) ? undefined : values[key]);
  const inEnvironment = (variable: string) => ({
    file: "the environment",
    path: variable,
    remedy: unsetting(variable),
  });
  return [
    ...keys.flatMap((key) => findingsOf({ file, path: `heroku:${key}` }, key, open(`heroku:${key}`))),
    ...confirmations({ file, path: "heroku:confirm" }, open("heroku:confirm")),
    ...confirmations(inEnvironment(variables.confirm), given[variables.confirm]),
    ...findingsOf(inEnvironment(variables.moveForward), "moveForward", given[variables.moveForward]),
  ];
}

/** Where a setting was written, and what else there is to do than to correct it. */
interface Where extends Pick<Finding, "file" | "path"> {
  readonly remedy?: string;
}

/** Each entry by its place in the list. */
function confirmations({ path, ...where }: Where, written: string | undefined): Finding[] {
  if (!written) return [];
  const entries = confirmationsIn(written);
  if (entries === undefined) return findingsOf({ ...where, path }, "confirm", written);
  return entries.flatMap((entry, index): Finding[] => {
    const problem = confirmationProblem(entry);
    return problem === undefined ? [] : findingIn({ ...where, path: `${path}.${index}` }, problem);
  });
}

function findingsOf(where: Where, key: string, written: string | undefined): Finding[] {
  if (!written) return [];
  const { failures } = check(configuration, { value: { [key]: written }, secrets: new Map() });
  return failures.flatMap((failure) => findingIn(where, failure.replace(/^\w+: /, "")));
}

/** Of `expected …, got …`. */
function findingIn(where: Where, problem: string): Finding[] {
  const [, expected, got] = /^expected (.*), got (.*)$/s.exec(problem) ?? [];
  return expected === undefined || got === undefined ? [] : [{ ...where, expected, got }];
}
