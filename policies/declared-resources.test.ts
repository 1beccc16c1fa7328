import { expect, test } from "vitest";
import { DeclaredResources } from "./declared-resources.ts";

const stack = { urn: "urn:stack", type: "pulumi:pulumi:Stack" };
const database = { urn: "urn:database", type: "heroku:index/addon:Addon" };
const schedule = { urn: "urn:schedule", type: "heroku:index/postgresBackupSchedule:PostgresBackupSchedule" };
const all = [stack, database, schedule];

test("what an up deletes is not judged, although a refresh has read it", () => {
  const declared = new DeclaredResources();
  for (const each of [stack, database]) declared.add(each);
  expect(declared.among(all)).toEqual([stack, database]);
});

test("a program that runs once more declares from the beginning", () => {
  const declared = new DeclaredResources();
  for (const each of all) declared.add(each);
  expect(declared.among(all)).toEqual(all);
  for (const each of [stack, database]) declared.add(each);
  expect(declared.among(all)).toEqual([stack, database]);
});

test("all are judged where an engine asks about none by itself", () => {
  expect(new DeclaredResources().among(all)).toEqual(all);
});
