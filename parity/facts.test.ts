import { expect, test } from "vitest";
import { scheduleFact } from "./facts.ts";

test("two names of one time zone are one fact, and two zones are two", () => {
  expect(scheduleFact(2, "Asia/Kolkata")).toBe(scheduleFact(2, "Asia/Calcutta"));
  expect(scheduleFact(2, "US/Eastern")).toBe("daily at 02:00 America/New_York");
  expect(scheduleFact(2, "America/Phoenix")).not.toBe(scheduleFact(2, "America/Denver"));
});
