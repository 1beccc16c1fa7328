import { expect, test } from "vitest";
import { z } from "zod";
import type { Definition } from "../define/definition.ts";
import { follows, replaces } from "../define/traits.ts";
import { plannedOutputs } from "./planned-outputs.ts";
import { unknown } from "./wire.ts";

const unused = () => Promise.reject(new Error("unused"));
const definition: Definition = {
  token: "heroku:index/x:X",
  summary: "",
  inputs: z.strictObject({ name: z.string().optional(), app: replaces(z.string()) }),
  outputs: z.object({ name: z.string(), address: follows(z.string(), "name"), serial: z.int() }),
  create: unused,
  read: unused,
  delete: unused,
};
const prior = { id: "1", inputs: { name: "a", app: "x" }, outputs: { name: "a", address: "a.test", serial: 1 } };

test("of a new object only what its inputs say is known", () => {
  expect(plannedOutputs(definition, { app: "x" })).toEqual({ name: unknown, address: unknown, serial: unknown });
  expect(plannedOutputs(definition, { app: "x", name: "a" })).toMatchObject({ name: "a", address: unknown });
});

test("an output stays while the inputs that it follows stay", () => {
  expect(plannedOutputs(definition, { app: "x", name: "a" }, prior)).toEqual(prior.outputs);
  expect(plannedOutputs(definition, { app: "x", name: "b" }, prior)).toEqual({
    name: "b",
    address: unknown,
    serial: 1,
  });
});

test("a value that Heroku chose stays, and is unknown after its input is removed", () => {
  const chosen = { ...prior, inputs: { app: "x" } };
  expect(plannedOutputs(definition, { app: "x" }, chosen)).toEqual(prior.outputs);
  expect(plannedOutputs(definition, { app: "x" }, prior)).toMatchObject({ name: unknown, address: unknown });
});

test("what a half-made object lacks is unknown", () => {
  expect(plannedOutputs(definition, prior.inputs, { ...prior, outputs: {} })).toEqual({
    name: "a",
    address: unknown,
    serial: unknown,
  });
});
