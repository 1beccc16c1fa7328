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

test("simulates AWS in a copy, and adapts its paths, without other changes", () => {
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

test("adds plugins and main where they are missing, and changes no path in the same folder", () => {
  const copy = parse(simulatedProject("name: estate\nruntime: nodejs\n", "/team/estate", "/team/estate"));
  expect(copy).toMatchObject({ main: ".", plugins: { providers: [{ name: "aws" }] } });
  const again = parse(simulatedProject(text, "/team/estate", "/team/estate"));
  expect([again.main, again.plugins.providers[0].path]).toEqual(["index.ts", "sdks/heroku/bin"]);
});

test.each(["", "- a list", "a: [", "just text"])("refuses a text that is no project: %j", (wrong) => {
  expect(() => simulatedProject(wrong, "/a", "/b")).toThrow(/^Pulumi\.yaml: expected a project in YAML, got/);
});
