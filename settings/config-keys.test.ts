import { expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";
import { logDrain } from "./declare.ts";
import { lineOf } from "./finding.ts";
import { example, exampleFiles, exampleSecrets } from "./test/example.ts";
import { handOver } from "./test/hand-over.ts";

const [shop, page] = example.services;
const to = "https://logs.example.org";
const twoDrains = {
  ...example,
  services: [{ ...shop, drains: { archive: logDrain(to), alerts: logDrain(to) } }, page],
} as const;

function linesOf(secrets: Record<string, string>): string[] {
  const checked = checkSettings(twoDrains, handOver("staging", exampleFiles, { ...exampleSecrets, ...secrets }));
  return "findings" in checked ? checked.findings.map(lineOf) : [];
}

test("two drains of an app may lead to one collector, but not to one address", () => {
  const [one, other] = ["https://logs.example.org/marker-1", "https://logs.example.org/marker-2"];
  expect(linesOf({ "shop:drains.archive": one, "shop:drains.alerts": other })).toEqual([]);
  expect(linesOf({ "shop:drains.archive": one, "shop:drains.alerts": one })).toEqual([
    "Pulumi.staging.yaml: shop:drains.alerts: expected an address of its own, got that of shop:drains.archive",
  ]);
  // As they are where nobody has opened them.
  expect(linesOf({ "shop:drains.archive": "", "shop:drains.alerts": "" })).toEqual([]);
});

test("a key that nothing declares is a config var's or a drain's", () => {
  const staging = exampleFiles.staging.replace("config:", "config:\n  page:drains.audit: { secure: abc }");
  const checked = checkSettings(example, handOver("staging", { ...exampleFiles, staging }, exampleSecrets));
  expect("findings" in checked ? checked.findings.map(({ remedy }) => remedy) : []).toEqual([
    "remove it with pulumi config rm page:drains.audit --stack staging, or declare it in index.ts",
  ]);
});
