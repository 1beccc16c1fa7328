import { expect, test } from "vitest";
import { isSameFact, listed, scheduleFact } from "./facts.ts";

test("a schedule is shown with the time zone's name as it is written", () => {
  expect(scheduleFact(2, "Asia/Kolkata")).toBe("daily at 02:00 Asia/Kolkata");
});

test("two names of one time zone say the same, and two zones do not", () => {
  const inZones = (...zones: string[]) => listed(zones.map((zone) => scheduleFact(2, zone)));
  expect(isSameFact(inZones("Asia/Kolkata"), inZones("Asia/Calcutta"))).toBe(true);
  expect(isSameFact(inZones("US/Eastern", "UTC"), inZones("America/New_York", "Etc/UTC"))).toBe(true);
  expect(isSameFact(inZones("America/Phoenix"), inZones("America/Denver"))).toBe(false);
  expect(isSameFact(inZones("UTC"), inZones("UTC", "UTC"))).toBe(false);
  expect(isSameFact(inZones("UTC"), undefined)).toBe(false);
});
