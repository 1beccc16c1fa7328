import { expect, test } from "vitest";
import { cliError } from "./cli-error.ts";

/** An error of the Automation API 3.260. */
const failed = (line: string) =>
  new Error(
    `code: -2\n stdout: \n stderr: Command failed with exit code 6: pulumi stack --stack staging --non-interactive\n${line}\n err?: Error: Command failed with exit code 6: pulumi stack --stack staging --non-interactive\n${line}\n`,
  );

test.each([
  [
    failed("error: no stack named 'staging' found"),
    "expected a stack named staging, got none; create it with pulumi stack init staging, or check the backend with pulumi whoami --verbose",
  ],
  [failed("error: PULUMI_ACCESS_TOKEN must be set for login"), "PULUMI_ACCESS_TOKEN must be set for login"],
  [
    failed("error: failed to write to temporary file: write /p/home/workspace.json29: no space left on device"),
    "/p/home/workspace.json29: expected a file that can be written, got no space left on the disk; free some space, then run it again",
  ],
  [
    failed(
      "error: 2 errors occurred:\n    1) write /p/state/.pulumi/locks/one.json.tmp: no space left on device\n    2) Unknown",
    ),
    "/p/state/.pulumi/locks/one.json.tmp: expected a file that can be written, got no space left on the disk; free some space, then run it again",
  ],
  [
    failed(
      'error: write ".pulumi/meta.yaml": blob (code=Unknown): write /p/.pulumi/meta.yaml.tmp: no space left on device',
    ),
    "/p/.pulumi/meta.yaml.tmp: expected a file that can be written, got no space left on the disk; free some space, then run it again",
  ],
  [
    failed("error: unexpected end of JSON input"),
    "expected complete files in Pulumi's backend, got an empty one, as a full disk leaves of a run's lock; if no other run is in progress, remove it with pulumi cancel, then run it again",
  ],
  [failed("error: 2 errors occurred:\n    1) one is wrong\n    2) so is the other"), "one is wrong; so is the other"],
  [new Error("the provider is gone"), "the provider is gone"],
  ["no error at all", "no error at all"],
])("extracts the message from %s", (error, expected) => {
  expect(cliError(error)).toBe(expected);
});
