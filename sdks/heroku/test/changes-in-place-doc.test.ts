import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Trait } from "../define/traits.ts";
import { keysWith } from "../define/traits.ts";
import { definitions } from "../resources/all.ts";

const page = readFileSync(new URL("../../../docs/changes-in-place.md", import.meta.url), "utf8");

const nameOf = ({ token }: { token: string }) => token.split(":").at(-1) ?? "";
const everyInput = definitions.flatMap((each) => Object.keys(each.inputs.shape).map((key) => `${nameOf(each)}.${key}`));

/** Inputs in the first cells of a section's table: `Type.input`, more inputs of that type, or inputs of all types. */
function inputsIn(heading: RegExp): Set<string> {
  const section = page.split("\n## ").find((text) => heading.test(text.split("\n")[0] ?? "")) ?? "";
  const cells = section.split("\n").flatMap((line) => /^\| (.*?`.*?) \|/.exec(line)?.[1] ?? []);
  return new Set(cells.flatMap(inputsOf));
}

function inputsOf(cell: string): string[] {
  let type = "";
  return [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, code = ""]) => {
    if (/ of all other/.test(cell)) return everyInput.filter((input) => input.endsWith(`.${code}`));
    const named = /^(?:([A-Z]\w*)\.)?(\w+|\*)$/.exec(code);
    if (named === null) return [];
    type = named[1] ?? type;
    return named[2] === "*" ? everyInput.filter((input) => input.startsWith(`${type}.`)) : [`${type}.${named[2]}`];
  });
}

const inputsWith = (trait: keyof Trait): string[] =>
  definitions.flatMap((each) => keysWith(each.inputs.shape, trait).map((key) => `${nameOf(each)}.${key}`));

const replacing = inputsIn(/^Replaced\b/);

test("each input that replaces is listed, and each that is listed so is one", () => {
  const wanted = inputsWith("replaces");
  const remedy = "docs/changes-in-place.md, section on what is replaced";
  expect(
    wanted.filter((input) => !replacing.has(input)),
    remedy,
  ).toEqual([]);
  const ofOthers = new Set(everyInput.filter((input) => /\.(appId|addonId|pipelineId|pipelineStage)$/.test(input)));
  expect(
    [...replacing].filter((input) => !wanted.includes(input) && !ofOthers.has(input)),
    remedy,
  ).toEqual([]);
});

test("each input whose change breaks people is listed as such", () => {
  const breaking = inputsIn(/^Changed in place,/);
  expect(
    inputsWith("breaks").filter((input) => !breaking.has(input)),
    "docs/changes-in-place.md",
  ).toEqual([]);
});

test("what is listed as changed in place is an input, and replaces nothing", () => {
  const inPlace = [...inputsIn(/^Changed in place$/)];
  expect(inPlace.length).toBeGreaterThan(10);
  expect(inPlace.filter((input) => !everyInput.includes(input) || inputsWith("replaces").includes(input))).toEqual([]);
});
