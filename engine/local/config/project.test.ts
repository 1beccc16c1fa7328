import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Problem } from "../../problem.ts";
import { readProject } from "./project.ts";

const folder = mkdtempSync(join(tmpdir(), "project-"));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (text: string) => {
  writeFileSync(join(folder, "Pulumi.yaml"), text);
  return readProject(folder);
};

test("reads the program's folder and entry point, and the providers' executables", () => {
  mkdirSync(join(folder, "program"), { recursive: true });
  const project = read(
    "name: estate\nmain: program/index.ts\nplugins: {providers: [{name: heroku, path: sdks/heroku/bin}]}\n",
  );
  expect(project).toMatchObject({
    name: "estate",
    folder,
    programFolder: join(folder, "program"),
    program: "index.ts",
  });
  expect(project.providers.get("heroku")).toBe(join(folder, "sdks/heroku/bin/pulumi-resource-heroku"));
  expect(read("name: a")).toMatchObject({ programFolder: folder, program: "." });
  expect(read("name: a\nmain: program")).toMatchObject({ programFolder: join(folder, "program"), program: "." });
});

test.each([
  ["name: a\nmain b\n", /^Pulumi\.yaml:2:1: invalid YAML: .*; is a colon missing\?$/],
  ["name: [", /^Pulumi\.yaml:1:8: invalid YAML: /],
  ["nam: a", /^Pulumi\.yaml: nam: expected one of name, .*, got an unknown key$/],
  ["name: a\nconfig: {}", /^Pulumi\.yaml: config: expected values in the stack files/],
  ["main: index.ts", /^Pulumi\.yaml: name: /],
  ["- a", /^Pulumi\.yaml: project: /],
  ["", /^Pulumi\.yaml: project: /],
])("%j is refused with file and place", (text, message) => {
  expect(() => read(text)).toThrow(Problem);
  expect(() => read(text)).toThrow(message);
});

test("refuses a folder without Pulumi.yaml", () => {
  expect(() => readProject(join(folder, "nowhere"))).toThrow(
    /^Pulumi\.yaml: expected a Pulumi project in .*nowhere, got no such file/,
  );
});
