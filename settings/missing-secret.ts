import type { Finding } from "./finding.ts";

/** A secret that the declaration asks for and the stack does not have. */
export const missingSecret = (file: string, key: string, environment: string): Finding => ({
  file,
  path: key,
  expected: "a secret",
  got: "nothing",
  remedy: `pulumi config set --secret ${key} --stack ${environment}`,
});

/** The keys that an error names as missing secrets, such as `catalog:EMAIL_HOST_PASSWORD`. */
export const missingSecretKeys = (message: string): string[] =>
  [...message.matchAll(/: expected a secret, got nothing: pulumi config set --secret (\S+) --stack /g)].flatMap(
    ([, key]) => key ?? [],
  );
