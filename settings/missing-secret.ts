import type { Finding } from "./finding.ts";
import type { WantedSecret } from "./wanted-secrets.ts";

/** A secret that the declaration asks for and the stack does not have. */
export const missingSecret = (file: string, { key, at }: WantedSecret, environment: string): Finding => ({
  file,
  path: key,
  expected: at === undefined ? "a secret" : `a secret address at ${at}`,
  got: "nothing",
  remedy: `pulumi config set --secret ${key} --stack ${environment}`,
});

/** A drain's address elsewhere than where log lines are declared to go. */
export const secretElsewhere = (file: string, { key, at }: Required<WantedSecret>, environment: string): Finding => ({
  file,
  path: key,
  expected: `a secret address at ${at}`,
  got: "one elsewhere",
  remedy: `pulumi config set --secret ${key} --stack ${environment}`,
});

/** The secrets that an error names as missing or to be set again, such as `catalog:EMAIL_HOST_PASSWORD`. */
export const secretsToSet = (message: string): WantedSecret[] =>
  [
    ...message.matchAll(
      /: expected a secret(?: address at (\S+))?, got (?:nothing|one elsewhere): pulumi config set --secret (\S+) --stack /g,
    ),
  ].flatMap(([, at, key]) => (key === undefined ? [] : [{ key, ...(at !== undefined && { at }) }]));
