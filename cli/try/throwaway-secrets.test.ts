import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ThrowawaySecrets } from "./throwaway-secrets.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tandem-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const secrets = () => new ThrowawaySecrets(folder, "staging");
const [password, drain] = ["catalog:SMTP_PASSWORD", "catalog:drains.archive"];
const at = "https://logs.example.org";

test("a value is made once, readable by its owner only, and an address where log lines are declared to go", () => {
  secrets()
    .making([{ key: password }, { key: drain, at }])
    .save();
  const made = secrets().config;
  expect(made[password]).toMatchObject({ value: expect.stringMatching(/^[0-9a-f]{32}$/), secret: true });
  expect(made[drain]?.value).toMatch(/^https:\/\/logs\.example\.org\/[0-9a-f]{32}$/);
  expect(statSync(join(folder, "secrets", "staging.json")).mode & 0o777).toBe(0o600);
  secrets()
    .making([{ key: password }, { key: drain, at }])
    .save();
  expect(secrets().config).toEqual(made);
});

test("a drain's URL follows the declaration, and nothing else is generated again", () => {
  secrets()
    .making([{ key: password }, { key: drain, at }])
    .save();
  const before = secrets().config;
  const elsewhere = "syslog+tls://logs.example.net:6514";
  secrets()
    .making([{ key: password }, { key: drain, at: elsewhere }])
    .save();
  expect(secrets().config[password]).toEqual(before[password]);
  expect(secrets().config[drain]?.value).toMatch(/^syslog\+tls:\/\/logs\.example\.net:6514\/[0-9a-f]{32}$/);
});

test("nothing is written until it is saved", () => {
  expect(
    secrets()
      .making([{ key: password }])
      .setting(drain, at)
      .has({ key: drain, at }),
  ).toBe(true);
  expect(existsSync(join(folder, "secrets"))).toBe(false);
});

test("a damaged file is named, and nothing of it is shown", () => {
  secrets()
    .making([{ key: password }])
    .save();
  const file = join(folder, "secrets", "staging.json");
  writeFileSync(file, '{"a":"marker');
  expect(secrets).toThrow(
    `${file}: expected the trial's throw-away secrets in JSON, got something else; put back a copy, or remove the file ` +
      "and set the secrets of each service that is there with npx tandem try secret",
  );
});

test("a file that is there and cannot be read is not reported as damaged, so that it is not removed", () => {
  const file = join(folder, "secrets", "staging.json");
  mkdirSync(file, { recursive: true });
  expect(secrets).toThrow(`${file}: expected a file that can be read, got a folder`);
});
