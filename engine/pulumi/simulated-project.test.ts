import { expect, test } from "vitest";
import { parse } from "yaml";
import { simulatedProject } from "./simulated-project.ts";

const text = `name: estate # ours
runtime: {name: nodejs, options: {typescript: false}}
main: index.ts
backend: {url: "file://~"}
plugins:
  providers:
    - {name: heroku, path: sdks/heroku/bin}
    - {name: aws, path: elsewhere, version: 1.0.0}
  analyzers: [{name: rules, path: ./rules}]
config:
  colour: red
`;

test("a copy simulates AWS, finds the rest where it was, and keeps every other setting", () => {
  const copy = simulatedProject(text, "/team/estate", "/team/estate/.tandem/pulumi");
  expect(copy).toContain("name: estate # ours");
  expect(parse(copy)).toEqual({
    name: "estate",
    runtime: { name: "nodejs", options: { typescript: false } },
    main: "../../index.ts",
    backend: { url: "file://~" },
    plugins: {
      providers: [
        { name: "heroku", path: "../../sdks/heroku/bin" },
        { name: "aws", path: expect.stringMatching(/engine\/simulated\/bin$/) },
      ],
      analyzers: [{ name: "rules", path: "../../rules" }],
    },
    config: { colour: "red" },
  });
});

test("a project without plugins or main gets them, and a copy in place changes no path", () => {
  const copy = parse(simulatedProject("name: estate\nruntime: nodejs\n", "/team/estate", "/team/estate"));
  expect(copy).toMatchObject({ main: ".", plugins: { providers: [{ name: "aws" }] } });
  const again = parse(simulatedProject(text, "/team/estate", "/team/estate"));
  expect([again.main, again.plugins.providers[0].path]).toEqual(["index.ts", "sdks/heroku/bin"]);
});

test.each(["", "- a list", "a: [", "just text"])("what is no project is refused: %j", (wrong) => {
  expect(() => simulatedProject(wrong, "/a", "/b")).toThrow(/^Pulumi\.yaml: expected a project in YAML, got/);
});
