import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { defineResource } from "../define/definition.ts";
import { replaces, secret } from "../define/traits.ts";

export const generatedSecret = defineResource({
  token: "heroku:index/generatedSecret:GeneratedSecret",
  summary: "A random value, generated once and stored encrypted in the state. Makes no API request.",
  inputs: z.strictObject({
    bytes: replaces(z.int().min(16).max(256).default(32)).describe(
      "Number of random bytes; the value has twice as many hexadecimal digits.",
    ),
  }),
  outputs: z.object({
    value: secret(z.string()).describe("The value, as hexadecimal digits."),
  }),
  async create(_context, { bytes }) {
    return { id: randomUUID(), outputs: { value: randomBytes(bytes).toString("hex") } };
  },
  /** There is nothing to look at: the state is the only place where the value is. */
  async read(_context, { id, inputs, outputs }) {
    if (inputs === undefined || outputs?.value === undefined) return undefined;
    return { id, inputs, outputs: { value: outputs.value } };
  },
  async delete() {},
});
