import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Definition } from "../define/definition.ts";
import { keysWith, traitsOf } from "../define/traits.ts";
import { functions } from "../functions/all.ts";
import * as program from "../index.ts";
import { definitions } from "../resources/all.ts";

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const filesOf = (folder: string) =>
  readdirSync(new URL(`../${folder}/`, import.meta.url)).flatMap(
    (file) => /^(.*?)(?<!\.test)\.ts$/.exec(file)?.[1] ?? [],
  );
const definingFiles = (folder: string, call: string) =>
  filesOf(folder).filter((file) =>
    readFileSync(new URL(`../${folder}/${file}.ts`, import.meta.url), "utf8").includes(call),
  );
const named = definitions.map((definition): [string, Definition] => [
  definition.token.split(":").at(-1) ?? "",
  definition,
]);

/** Every schema inside `schema`, itself left out. */
function inside(schema: z.core.$ZodType): z.core.$ZodType[] {
  const parts = Object.values(schema._zod.def).flatMap((part: unknown) => {
    if (part instanceof z.core.$ZodType) return [part];
    return typeof part === "object" && part !== null
      ? Object.values(part).filter((each) => each instanceof z.core.$ZodType)
      : [];
  });
  return parts.flatMap((part) => [part, ...inside(part)]);
}

describe.each(named)("%s", (name, { token, summary, inputs, outputs, update }) => {
  test("has a token made of its name, and a file named after it", () => {
    const camel = `${name[0]?.toLowerCase()}${name.slice(1)}`;
    expect(token).toBe(`heroku:index/${camel}:${name}`);
    expect(filesOf("resources")).toContain(kebab(camel));
  });

  test("is a class of the package", () => {
    expect(Reflect.get(program, name)).toBeTypeOf("function");
  });

  test("says in one sentence what it does, and of every property what it is", () => {
    expect(summary).toMatch(/^[A-Z].*\.$/);
    for (const schema of [inputs, outputs]) {
      for (const [key, property] of Object.entries(schema.shape)) {
        const members = inside(property).flatMap((part) =>
          part instanceof z.ZodObject ? Object.values(part.shape) : [],
        );
        const described = [property, ...members].map((part) => z.globalRegistry.get(part)?.description ?? "");
        expect(
          described.every((text) => text.endsWith(".")),
          `${name}.${key}: ${described}`,
        ).toBe(true);
      }
    }
  });

  test("takes no property that it does not know", () => {
    expect(inputs.safeParse({ stranger: true }).error?.issues).toContainEqual(
      expect.objectContaining({ code: "unrecognized_keys", keys: ["stranger"] }),
    );
  });

  test("replaces for every input when it cannot be changed in place", () => {
    if (update === undefined) expect(keysWith(inputs.shape, "replaces")).toEqual(Object.keys(inputs.shape));
    else expect(keysWith(inputs.shape, "replaces").length).toBeLessThan(Object.keys(inputs.shape).length);
  });

  test("has marks only where they are seen: on its properties, not inside them", () => {
    for (const property of [...Object.values(inputs.shape), ...Object.values(outputs.shape)]) {
      const members = inside(property).flatMap((part) =>
        part instanceof z.ZodObject || part instanceof z.ZodArray || part instanceof z.ZodRecord ? inside(part) : [],
      );
      expect(members.filter((part) => Object.keys(traitsOf(part)).length > 0)).toEqual([]);
    }
  });

  test("has outputs that follow inputs which exist", () => {
    const followed = Object.values(outputs.shape).flatMap((property) => traitsOf(property).follows ?? []);
    expect(Object.keys(inputs.shape)).toEqual(expect.arrayContaining(followed));
  });

  test("has no property that Pulumi keeps for itself", () => {
    expect(Object.keys({ ...inputs.shape, ...outputs.shape }).filter((key) => ["id", "urn"].includes(key))).toEqual([]);
  });
});

test("lists every definition of resources/ and every function of functions/", () => {
  const files = definingFiles("resources", "defineResource(");
  expect(named.map(([name]) => kebab(`${name[0]?.toLowerCase()}${name.slice(1)}`)).sort()).toEqual(files.sort());
  const getters = definingFiles("functions", "defineFunction(");
  expect(functions.map(({ token }) => kebab(token.split(":").at(-1) ?? "")).sort()).toEqual(getters.sort());
});

test("no two definitions have one token", () => {
  const tokens = [...definitions, ...functions].map(({ token }) => token);
  expect(new Set(tokens).size).toBe(tokens.length);
});

test.each(functions.map((definition) => [definition.token.split(":").at(-1) ?? "", definition] as const))(
  "%s has a file of its name, both forms for programs, and describes every property",
  (name, { token, inputs, outputs }) => {
    expect(token).toBe(`heroku:index/${name}:${name}`);
    expect(filesOf("functions")).toContain(kebab(name));
    expect([Reflect.get(program, name), Reflect.get(program, `${name}Output`)]).toEqual([
      expect.any(Function),
      expect.any(Function),
    ]);
    for (const property of [...Object.values(inputs.shape), ...Object.values(outputs.shape)]) {
      expect(z.globalRegistry.get(property)?.description).toMatch(/\.$/);
    }
  },
);
