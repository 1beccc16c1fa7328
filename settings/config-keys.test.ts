import { expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";
import { logDrain, reviewApps, secret, service } from "./declare.ts";
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
  // As they are before decryption.
  expect(linesOf({ "shop:drains.archive": "", "shop:drains.alerts": "" })).toEqual([]);
});

test("a key that nothing declares is a config var's or a drain's", () => {
  const staging = exampleFiles.staging.replace("config:", "config:\n  page:drains.audit: { secure: abc }");
  const checked = checkSettings(example, handOver("staging", { ...exampleFiles, staging }, exampleSecrets));
  expect("findings" in checked ? checked.findings.map(({ remedy }) => remedy) : []).toEqual([
    "remove it with pulumi config rm page:drains.audit --stack staging, or declare it in index.ts",
  ]);
});

test("a secret of review apps alone is asked for in the first environment, and is no key of another", () => {
  const config = { HOST: ".herokuapp.com", SMTP_PASSWORD: secret() };
  const own = service({ ...shop, reviewApps: reviewApps("example-library/shop", { config }) });
  const estate = { ...example, services: [own, page] } as const;
  const linesIn = (environment: "staging" | "production", secrets: Record<string, string>) => {
    const checked = checkSettings(estate, handOver(environment, exampleFiles, { ...exampleSecrets, ...secrets }));
    return "findings" in checked ? checked.findings.map(lineOf) : [];
  };
  expect(linesIn("staging", {})).toEqual([
    "Pulumi.staging.yaml: shop:review.SMTP_PASSWORD: expected a secret, got nothing: pulumi config set --secret shop:review.SMTP_PASSWORD --stack staging",
  ]);
  expect(linesIn("staging", { "shop:review.SMTP_PASSWORD": "marker-0c77" })).toEqual([]);
  expect(linesIn("production", {})).toEqual([]);
});
