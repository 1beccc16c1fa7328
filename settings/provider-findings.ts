import { confirmationProblem, confirmationsIn } from "../sdks/heroku/define/confirmation.ts";
import { check } from "../sdks/heroku/provider/check.ts";
import { configuration } from "../sdks/heroku/provider/configuration.ts";
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
  const environment = { file: "the environment" };
  return [
    ...keys.flatMap((key) => findingsOf({ file, path: `heroku:${key}` }, key, open(`heroku:${key}`))),
    ...confirmations({ file, path: "heroku:confirm" }, open("heroku:confirm")),
    ...confirmations({ ...environment, path: variables.confirm }, given[variables.confirm]),
    ...findingsOf({ ...environment, path: variables.moveForward }, "moveForward", given[variables.moveForward]),
  ];
}

type Where = Pick<Finding, "file" | "path">;

/** Each entry by its place in the list. */
function confirmations({ file, path }: Where, written: string | undefined): Finding[] {
  if (!written) return [];
  const entries = confirmationsIn(written);
  if (entries === undefined) return findingsOf({ file, path }, "confirm", written);
  return entries.flatMap((entry, index): Finding[] => {
    const problem = confirmationProblem(entry);
    return problem === undefined ? [] : findingIn({ file, path: `${path}.${index}` }, problem);
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
