import type { Finding } from "./finding.ts";
import type { WantedSecret } from "./wanted-secrets.ts";

/** A secret that the declaration asks for and the stack does not have. */
export const missingSecret = (file: string, { key, at }: WantedSecret, environment: string): Finding => ({
  file,
  path: key,
  expected: at === undefined ? "a secret" : `a secret address at ${at}`,
  got: "nothing",
  remedy: `pulumi config set --secret ${key} --stack ${environment}`,
  secret: { key, at, found: "nothing" },
});

/** A drain's address elsewhere than where log lines are declared to go. */
export const secretElsewhere = (file: string, { key, at }: Required<WantedSecret>, environment: string): Finding => ({
  file,
  path: key,
  expected: `a secret address at ${at}`,
  got: "one elsewhere",
  remedy: `pulumi config set --secret ${key} --stack ${environment}`,
  secret: { key, at, found: "another address" },
});
