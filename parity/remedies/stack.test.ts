import { expect, test } from "vitest";
import { remedy } from "./test/remedy-of.ts";

const waiting = { stack: "heroku-22", "stack.next": "heroku-24" };

test("a stack that is set already, and waits for a build, is set by no command and by no up", () => {
  const built = { stack: "heroku-24" };
  const build = "a new build of shop-production takes the stack over";
  expect(remedy("stack", { live: built, declared: built }, { live: waiting, declared: built })).toBe(build);
  expect(remedy("stack.next", { live: built, declared: built }, { live: waiting, declared: built })).toMatch(
    new RegExp(`^${build};`),
  );
  expect(remedy("stack", { live: built }, { live: waiting })).toBe(
    `heroku stack:set heroku-22 --app shop-staging, then a new build or ${build}; to accept it, declare stack in index.ts`,
  );
});

test("certificates that Heroku issues already are not to be switched on", () => {
  const path = "certificates.kind";
  expect(remedy(path, { live: { [path]: "automatic" } }, { live: { [path]: "own" } })).toMatch(
    /^check heroku certs:auto --app shop-staging or check heroku certs:auto --app shop-production, then use heroku certs:auto:enable;/,
  );
});
