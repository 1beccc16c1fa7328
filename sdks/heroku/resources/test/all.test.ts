import { expect, test } from "vitest";
import { keysWith } from "../../define/traits.ts";
import { definitions } from "../all.ts";

test("no two resources share a token", () => {
  const tokens = definitions.map(({ token }) => token);
  expect(new Set(tokens).size).toBe(17);
  expect(tokens).toHaveLength(17);
});

test.each(definitions.map((definition) => [definition.token, definition] as const))(
  "%s: without an update, every change replaces",
  (_token, { inputs, update }) => {
    const inPlace = Object.keys(inputs.shape).filter((key) => !keysWith(inputs.shape, "replaces").includes(key));
    expect(inPlace.length > 0).toBe(update !== undefined);
  },
);

test.each(definitions.map((definition) => [definition.token, definition] as const))(
  "%s: every property is described",
  (_token, { inputs, outputs }) => {
    const schemas = Object.entries({ ...inputs.shape, ...outputs.shape });
    expect(schemas.filter(([, schema]) => !schema.description).map(([key]) => key)).toEqual([]);
  },
);
