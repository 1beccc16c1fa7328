/** What a run may do leads to no account, so that a trial takes it as a real run would. */
const permissions = [
  { key: "heroku:moveForward", variable: "HEROKU_MOVE_FORWARD" },
  { key: "heroku:confirm", variable: "HEROKU_CONFIRM" },
];

/** Whether a trial leaves this key of a stack file out, since it could lead to the real Heroku. */
export const leadsToAnAccount = (key: string): boolean =>
  key.startsWith("heroku:") && !permissions.some((each) => each.key === key);

/** Takes what could lead to an account out of the variables that children get. */
export function forgetAccounts(variables: NodeJS.ProcessEnv, isKept = (_: string): boolean => false): void {
  for (const name of Object.keys(variables))
    if (/^(PULUMI|HEROKU|AWS)_/i.test(name) && !isKept(name)) delete variables[name];
}

/** Whether a trial takes this variable from the environment of the person who starts it. */
export const isPassedOn = (variable: string): boolean => permissions.some((each) => each.variable === variable);
