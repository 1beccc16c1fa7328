// Adds the reports of all test runs up, checks what was skipped, and prints the summary line last.
import { readFileSync } from "node:fs";

/** `test`, `test:long` and `test:outside`. */
const runs = 3;

const say = (line) => process.stdout.write(`${line}\n`);

const [failedSteps = "0", ...files] = process.argv.slice(2);
const reports = files.map((file) => JSON.parse(readFileSync(file, "utf8")));
const sum = (key) => reports.reduce((total, report) => total + report[key], 0);
const tests = reports.flatMap((report) => report.testResults.flatMap((file) => file.assertionResults));
const skipped = tests.filter(
  (test) => test.status === "pending" || test.status === "skipped" || test.status === "todo",
);
// Only the tests that need the Pulumi CLI, which no package registry has, may be skipped here.
const unexpected = skipped.filter((test) => !/no pulumi on PATH|unless a pulumi is on PATH/.test(test.fullName));

for (const test of skipped) say(`skipped: ${test.fullName}`);
for (const test of unexpected) say(`must not be skipped in CI: ${test.fullName}`);
const failed = sum("numFailedTests") + unexpected.length + Number(failedSteps);
if (reports.length < runs) say("a test run left no report");
process.exitCode = failed === 0 && reports.length === runs && sum("numPassedTests") > 0 ? 0 : 1;
say(`${sum("numPassedTests")} passed, ${failed} failed, ${skipped.length - unexpected.length} skipped`);
