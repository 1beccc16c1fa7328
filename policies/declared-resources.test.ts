import { expect, test } from "vitest";
import { DeclaredResources } from "./declared-resources.ts";

const stack = { urn: "urn:stack", type: "pulumi:pulumi:Stack" };
const database = { urn: "urn:database", type: "heroku:index/addon:Addon" };
const schedule = { urn: "urn:schedule", type: "heroku:index/postgresBackupSchedule:PostgresBackupSchedule" };
const all = [stack, database, schedule];

test("a resource that the up deletes is not evaluated, although a refresh has read it", () => {
  const declared = new DeclaredResources();
  for (const each of [stack, database]) declared.add(each);
  expect(declared.among(all)).toEqual([stack, database]);
});

test("a second run of the program replaces the declared resources", () => {
  const declared = new DeclaredResources();
  for (const each of all) declared.add(each);
  expect(declared.among(all)).toEqual(all);
  for (const each of [stack, database]) declared.add(each);
  expect(declared.among(all)).toEqual([stack, database]);
});

test("all resources are evaluated if the engine calls no resource policy", () => {
  expect(new DeclaredResources().among(all)).toEqual(all);
});
