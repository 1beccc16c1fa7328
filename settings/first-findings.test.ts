import { expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";
import { lineOf } from "./finding.ts";
import { example, exampleFiles, exampleSecrets } from "./test/example.ts";
import { handOver } from "./test/hand-over.ts";

test("of two services of one name nothing is found that follows from it", () => {
  const twice = { ...example, services: [...example.services, example.services[0]] };
  const checked = checkSettings(twice, handOver("staging", { ...exampleFiles, staging: "config: {}\n" }, {}));
  expect("findings" in checked && checked.findings.map(lineOf)).toEqual([
    "index.ts: services.shop: expected each name once, got shop twice",
  ]);
});

test.each([
  ["", "expected a plan, as papertrail: { plan: choklad }, got nothing; production has plan fixa"],
  ["30", "expected papertrail: { plan: 30 }, got 30; production has plan fixa"],
  ["fixa", 'expected papertrail: { plan: fixa }, got "fixa"; production has plan fixa'],
])("an add-on of the stack file without its plan is shown with one: %j", (written, said) => {
  const files = {
    ...exampleFiles,
    staging: exampleFiles.staging.replace("{ plan: papertrail:choklad }", written),
  };
  const checked = checkSettings(example, handOver("staging", files, exampleSecrets));
  expect("findings" in checked && checked.findings.map(lineOf)).toEqual([
    `Pulumi.staging.yaml: estate:services.shop.addons.papertrail: ${said}`,
  ]);
});
