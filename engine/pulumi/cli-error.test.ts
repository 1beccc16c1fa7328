import { expect, test } from "vitest";
import { cliError } from "./cli-error.ts";

/** As the Automation API 3.260 words it. */
const failed = (line: string) =>
  new Error(
    `code: -2\n stdout: \n stderr: Command failed with exit code 6: pulumi stack --stack staging --non-interactive\n${line}\n err?: Error: Command failed with exit code 6: pulumi stack --stack staging --non-interactive\n${line}\n`,
  );

test.each([
  [
    failed("error: no stack named 'staging' found"),
    "expected a stack named staging, found none: pulumi stack init staging makes it; pulumi whoami --verbose tells where it was looked for",
  ],
  [failed("error: PULUMI_ACCESS_TOKEN must be set for login"), "PULUMI_ACCESS_TOKEN must be set for login"],
  [new Error("the provider is gone"), "the provider is gone"],
  ["no error at all", "no error at all"],
])("%s, in the words of the CLI", (error, told) => {
  expect(cliError(error)).toBe(told);
});
