import { expect, test } from "vitest";
import { z } from "zod";
import { messageOf } from "./message-of.ts";

test("an error's own words are passed on, without the secrets in them", () => {
  expect(messageOf(new Error('PATCH /x: "marker-value" is bad'), "update of x", ["marker-value"])).toBe(
    'PATCH /x: "[secret]" is bad',
  );
});

test.each([
  new TypeError("cannot read marker-value"),
  new SyntaxError("marker-value"),
  new z.ZodError([{ code: "custom", path: [], message: "marker-value", input: "marker-value" }]),
  "marker-value",
  undefined,
])("a mistake of ours keeps its words to itself: %#", (error) => {
  const message = messageOf(error, "read of x", []);
  expect(message).toMatch(/^read of x: internal error of the Heroku provider/);
  expect(message).not.toContain("marker-value");
});

test("a cancelled run is reported as cancelled", () => {
  expect(messageOf(AbortSignal.abort().reason, "create of x", [])).toBe("create of x: cancelled");
  expect(messageOf(new DOMException("", "TimeoutError"), "create of x", [])).toBe(
    "create of x: not done within the time its customTimeouts allow",
  );
});
