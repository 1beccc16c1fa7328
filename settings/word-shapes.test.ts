import { expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";
import type { EstateDeclaration } from "./declare.ts";
import { logDrain, onlyIn, secret } from "./declare.ts";
import { lineOf } from "./finding.ts";
import { example, exampleFiles, exampleSecrets } from "./test/example.ts";
import { handOver } from "./test/hand-over.ts";
import { wantedSecrets } from "./wanted-secrets.ts";

/** As a program that was not compiled passes it. */
function linesOf(words: object): string[] {
  const declaration = { ...example, services: [{ ...example.services[0], ...words }] } as unknown as EstateDeclaration;
  const checked = checkSettings(declaration, handOver("staging", exampleFiles, exampleSecrets));
  return "findings" in checked ? checked.findings.map(lineOf) : [];
}

test.each<[what: string, words: object, line: string]>([
  [
    "a value instead of where it comes from",
    { config: { RACK_ENV: "marker" } },
    'config.RACK_ENV: expected where its value comes from, such as fixed("…") or secret(), got a string of 6 characters',
  ],
  [
    "a drain's address as it is",
    { drains: { archive: "https://marker@logs.example.org" } },
    'drains.archive: expected a drain, such as logDrain("https://logs.example.org"), got a string of 31 characters',
  ],
  [
    "a drain in one environment that is none",
    { drains: { archive: onlyIn("staging", secret(), "why") } },
    'drains.archive: expected a drain, such as logDrain("https://logs.example.org"), got an object',
  ],
  [
    "drains without names",
    { drains: [logDrain("https://a.example.org")] },
    "drains: expected drains by name, got a list",
  ],
  [
    "nothing where an add-on should be",
    { addons: { papertrail: null } },
    "addons.papertrail: expected an add-on, such as papertrail(), got nothing",
  ],
  [
    "an address instead of a notice",
    { notices: ["list@example.org"] },
    'notices.0: expected a notice, such as email("…"), got a string of 16 characters',
  ],
  ["a person without a list", { access: "ana" }, "access: expected a list of people, got a string of 3 characters"],
  [
    "a host name as a domain",
    { domain: "a.example.org" },
    "domain: expected customDomain(), got a string of 13 characters",
  ],
])("%s is one finding", (_, words, line) => {
  expect(linesOf(words)).toEqual([`index.ts: services.shop.${line}`]);
});

test("what is none of the words asks for no secrets", () => {
  const words = { config: { A: "marker", B: null, C: secret() }, drains: null };
  const service = { ...example.services[0], ...words } as unknown as (typeof example)["services"][0];
  expect(wantedSecrets(service, "staging", ["staging"])).toEqual([{ key: "shop:C" }]);
});
