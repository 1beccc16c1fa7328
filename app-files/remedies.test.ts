import { expect, test } from "vitest";
import type { ServiceDeclaration } from "../settings/declare.ts";
import type { LineFinding } from "./line-finding.ts";
import { repositoryPlan } from "./repository-plan.ts";
import { inFile } from "./test/file-remedies.ts";
import { inIndex } from "./test/index-remedies.ts";
import { changed, type Files, planOf, shop, written, writtenFiles } from "./test/remedy-repository.ts";
import { hasShape, remedyShapes } from "./test/remedy-shapes.ts";
import { reviewed } from "./test/reviewed.ts";

/** What is found in a repository of these files. */
function findingsIn(files: Files, declaration: ServiceDeclaration): readonly LineFinding[] {
  const found = planOf(files, declaration);
  return [...found.written.flatMap(({ findings }) => findings), ...found.checked];
}

/** Without the line, which may be another one. */
const kindOf = ({ file, path, expected }: LineFinding): string => JSON.stringify([file, path, expected]);
const differences = (findings: readonly LineFinding[]) =>
  findings.filter(({ level }) => level !== "advice").map(kindOf);

test.each(inIndex)(
  "a finding disappears when index.ts follows its remedy, and a write leaves no other finding: %s",
  (remedy, files, applied, before = shop) => {
    const told = findingsIn(files, before);
    const ended = told.filter((finding) => finding.remedy === remedy).map(kindOf);
    expect(ended).not.toEqual([]);
    const again = findingsIn(files, applied).map(kindOf);
    for (const kind of ended) expect(again).not.toContain(kind);
    expect(differences(findingsIn(writtenFiles(files, applied), applied))).toEqual([]);
  },
);

const filesWith = (name: string, text: string | undefined): Files => {
  const { [name]: _, ...others } = written;
  const programs = { "bin/fixed.js": "listen(8080)", "bin/start.js": "listen(process.env.PORT)" };
  return { ...programs, ...others, ...(text !== undefined && { [name]: text }) };
};

test.each(inFile)(
  "a finding disappears when the file follows its remedy, and no other appears: %s",
  (remedy, name, before, after, declaration = shop, applied = declaration) => {
    const told = (text: string | undefined, declared: ServiceDeclaration) =>
      findingsIn(filesWith(name, text), declared).filter(({ file }) => file === name);
    const first = told(before, declaration);
    expect(first.map((finding) => finding.remedy)).toContain(remedy);
    const second = told(after, applied);
    expect(second.map((finding) => finding.remedy)).not.toContain(remedy);
    for (const kind of differences(second)) expect(differences(first)).toContain(kind);
  },
);

test("every remedy in the code has a case", () => {
  const remedies = [...inIndex, ...inFile].map(([remedy]) => remedy);
  expect(remedyShapes().filter((shape) => !remedies.some((remedy) => hasShape(remedy, shape)))).toEqual([]);
});

test("after a write only findings that a person must resolve are left", () => {
  const files = { ...changed({ website: "none" }), ".env.example": "MODE=a\nX=1\nX=2\nTOKEN: x\n" };
  const plan = planOf(files, shop);
  expect(plan.written.map(({ left }) => left.map(({ path, remedy }) => path ?? remedy))).toEqual([
    ["website"],
    ["write it as KEY=value, or start it with #"],
  ]);
  const [, example] = plan.written;
  expect(example?.text).toContain("X=2");
  expect(example?.text).not.toContain("X=1");
  const again = planOf({ ...files, ".env.example": example?.text ?? "" }, shop);
  expect(again.written.map(({ text }) => text)).toEqual(plan.written.map(({ text }) => text));
});

test("an unreadable file is one finding, and the other files are checked and written", () => {
  const got = { expected: "UTF-8 text", got: "other bytes" };
  const plan = repositoryPlan(reviewed(shop), {
    names: [],
    text: (name) => (name === "app.json" ? got : name === "Procfile" ? "wbe: puma" : undefined),
    has: () => false,
  });
  expect(plan.written).toMatchObject([
    { name: "app.json", findings: [{ file: "app.json", level: "unreadable", ...got }] },
    { name: ".env.example", text: written[".env.example"] },
  ]);
  expect(plan.written[0]).not.toHaveProperty("text");
  expect(plan.checked.map(({ file, path }) => [file, path])).toEqual([
    ["Procfile", "wbe"],
    ["Procfile", "web"],
  ]);
});
