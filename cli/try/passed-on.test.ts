import { expect, test } from "vitest";
import { isPassedOn, leadsToAnAccount } from "./passed-on.ts";

test.each(["heroku:apiKey", "heroku:apiUrl", "heroku:dataUrl", "heroku:ofAnotherDay"])(
  "%s of a stack file is left out of a trial",
  (key) => expect(leadsToAnAccount(key)).toBe(true),
);

test.each(["heroku:confirm", "heroku:moveForward", "estate:team", "catalog:EMAIL_HOST_PASSWORD"])(
  "%s of a stack file counts in a trial",
  (key) => expect(leadsToAnAccount(key)).toBe(false),
);

test.each([
  ["HEROKU_CONFIRM", true],
  ["HEROKU_MOVE_FORWARD", true],
  ["HEROKU_API_KEY", false],
  ["PULUMI_BACKEND_URL", false],
])("the variable %s of the surroundings is passed on: %s", (variable, passed) => {
  expect(isPassedOn(variable)).toBe(passed);
});
