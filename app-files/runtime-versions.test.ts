import { expect, test } from "vitest";
import { lineOf } from "./line-finding.ts";
import { runtimeFindings } from "./runtime-versions.ts";

const linesOf = (files: Readonly<Record<string, string>>, today = "2026-11-30"): string[] =>
  runtimeFindings((file) => files[file], today).map(lineOf);

const ended = (what: string, runtime: string, got: string) =>
  `${what}: expected a supported version of ${runtime}, got ${got}: set a later one, and try it on staging first`;

test.each([
  [
    "package.json",
    '{\n  "engines": {\n    "node": "18.x"\n  }\n}',
    ended("package.json:3: engines.node", "node", "18.x, whose support ended on 2025-04-30"),
  ],
  [
    "package.json",
    '{"engines": {"node": "^16.13.0"}}',
    ended("package.json:1: engines.node", "node", "16.13.0, whose support ended on 2023-09-11"),
  ],
  [
    "Gemfile.lock",
    "RUBY VERSION\n   ruby 3.1.4p223\n",
    ended("Gemfile.lock:2: RUBY VERSION", "ruby", "3.1.4, whose support ended on 2025-03-26"),
  ],
  [".python-version", "3.8\n", ended(".python-version:1", "python", "3.8, whose support ended on 2024-10-07")],
  ["runtime.txt", "python-3.9.18", ended("runtime.txt:1", "python", "3.9.18, whose support ended on 2025-10-31")],
  [
    "composer.json",
    '{"require": {"php": "~8.0.0"}}',
    ended("composer.json:1: require.php", "php", "8.0, whose support ended on 2023-11-26"),
  ],
])("reports the line in %s of a runtime whose support has ended", (file, text, expected) => {
  expect(linesOf({ [file]: text })).toEqual([expected]);
});

test.each([
  ["a version that is supported", { "package.json": '{"engines": {"node": "24.x"}}', ".python-version": "3.13\n" }],
  [
    "a range that takes newer ones",
    { "package.json": '{"engines": {"node": ">=16"}}', "composer.json": '{"require": {"php": "^8.0"}}' },
  ],
  ["a choice of several", { "package.json": '{"engines": {"node": "16 || 24"}}' }],
  ["a package that is called node", { "package.json": '{"dependencies": {"node-fetch": "2.0.0"}}' }],
  ["what is no version", { "runtime.txt": "stackless", "package.json": "not json" }],
  ["no files", {}],
])("no finding for %s", (_, files) => {
  expect(linesOf(files)).toEqual([]);
});

test("an unsupported version is reported from the day after its last supported one", () => {
  const files = { "runtime.txt": "python-3.10.4" };
  expect(linesOf(files, "2026-10-31")).toEqual([]);
  expect(linesOf(files, "2026-11-01")).toHaveLength(1);
});
