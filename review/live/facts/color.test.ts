import { expect, test } from "vitest";
import { withoutColor } from "./color.ts";

test.each([
  ["heroku-postgresql", "HEROKU_POSTGRESQL_AQUA_URL", "HEROKU_POSTGRESQL_COLOR_URL"],
  ["heroku-postgresql", "HEROKU_POSTGRESQL_ROSE", "HEROKU_POSTGRESQL_COLOR"],
  ["heroku-postgresql", "HEROKU_POSTGRESQL_ROSETTA_URL", "HEROKU_POSTGRESQL_ROSETTA_URL"],
  ["heroku-postgresql", "MY_HEROKU_POSTGRESQL_ROSE_URL", "MY_HEROKU_POSTGRESQL_ROSE_URL"],
  ["c++", "C++_RED_URL", "C++_COLOR_URL"],
  ["a.b", "AXB_RED_URL", "AXB_RED_URL"],
])("of %s, %s is %s, with any characters in the service's name", (service, name, expected) => {
  expect(withoutColor(service, name)).toBe(expected);
});
