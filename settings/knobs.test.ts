import { expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";
import { lineOf } from "./finding.ts";
import { example, exampleFiles, exampleSecrets } from "./test/example.ts";
import { handOver } from "./test/hand-over.ts";

test.each([
  [100, []],
  [
    101,
    [
      "Pulumi.staging.yaml: estate:services.shop.processes.web.quantity: expected a whole number of dynos from 0 to 100, got 101; production has 2",
    ],
  ],
])("%i dynos of one process type, and none of another: Heroku's limit for an app is 100", (quantity, lines) => {
  const staging = exampleFiles.staging
    .replaceAll(/size: (Basic|basic|eco)/g, "size: Standard-1X")
    .replace("worker: { quantity: 1", "worker: { quantity: 0")
    .replace("web: { quantity: 1", `web: { quantity: ${quantity}`);
  const checked = checkSettings(example, handOver("staging", { ...exampleFiles, staging }, exampleSecrets));
  expect("findings" in checked ? checked.findings.map(lineOf) : []).toEqual(lines);
});

test("knobs that the engine keeps encrypted are one finding, which shows nothing of them", () => {
  const staging = exampleFiles.staging.replace("plan: essential-0", "plan: Marker of a secret");
  const input = handOver("staging", { ...exampleFiles, staging }, exampleSecrets);
  const checked = checkSettings(example, { ...input, secretKeys: [...input.secretKeys, "estate:services"] });
  expect("findings" in checked ? checked.findings.map(lineOf) : []).toEqual([
    "Pulumi.staging.yaml: estate:services: expected a knob in plain, got a secret: declare the config var as secret() in index.ts, then pulumi config set --secret <service>:<KEY>",
  ]);
});
