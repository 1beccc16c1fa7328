import { expect, test } from "vitest";
import { z } from "zod";
import { Report } from "./report.ts";
import { ReportError } from "./report-error.ts";

/** Fields that hold other people's words: Heroku's, a policy's, a run's, or those of the person who wrote a reason. */
const foreign = new Set([
  "description",
  // What is wrong with a file, and what to do, in the words of the settings.
  "elsewhere",
  "expected",
  "got",
  "remedy",
  "herokuMessage",
  "message",
  "reason",
  "refused",
  // An error of a program that is not ours.
  "text",
  // The lead words of a lasting exception are the policies'.
  "what",
]);

/** Fields of names, paths, values, times, and pieces of code or commands. */
const named = new Set(
  (
    "account addon addonService addons after answer app apps arguments at attachedAs attachment backup basis before beside buildpacks by commit config configKeys confirmation " +
    "credential database declared declaredFor description domain dynos environment environments feature file first forget from goesFirst holder hostname id idle include " +
    "into items key keys knob level listedAs madeAfter member method name names namespace newest next of parts path people permissions place plan plans policy process " +
    "processes program project property receiver release requestId secrets service setBy sibling since size slot stack stacks stage state status subject team " +
    "timezone trialFolder type unit until urn usedBy value values waitsFor written"
  ).split(" "),
);

/** Names of all fields below a schema that hold free text. */
function textsIn(schema: z.core.$ZodType, field: string, seen = new Set<z.core.$ZodType>()): string[] {
  if (seen.has(schema)) return [];
  const next = new Set([...seen, schema]);
  const below = (inner: z.core.$ZodType, at = field) => textsIn(inner, at, next);
  if (schema instanceof z.ZodString) return [field];
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).flatMap(([key, each]) => below(each, key));
  if (schema instanceof z.ZodArray) return below(schema.element);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((each) => below(each));
  if (schema instanceof z.ZodTuple) return schema.def.items.flatMap((each) => below(each));
  if (schema instanceof z.ZodRecord) return below(schema.valueType);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly)
    return below(schema.def.innerType);
  return [];
}

test("every text of a report is a name, a value or other people's words: sentences are chosen by the renderers", () => {
  const texts = new Set(textsIn(Report, "report"));
  expect(texts.size).toBeGreaterThan(30);
  expect([...texts].filter((field) => !foreign.has(field) && !named.has(field))).toEqual([]);
});

test("an error of the report is data, and only one of other programs is a text", () => {
  const codes = ReportError.options.flatMap((option) =>
    textsIn(option, "error").includes("text") ? [option.shape.code.value] : [],
  );
  expect(codes).toEqual(["other"]);
  expect(textsIn(Report.shape.environments.element.shape.errors, "errors")).not.toContain("errors");
});
