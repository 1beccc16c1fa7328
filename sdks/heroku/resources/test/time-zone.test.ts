import { describe, expect, test } from "vitest";
import { isSameTimeZone, isTimeZone, timeZoneName } from "../time-zone.ts";

describe("a name of the IANA database is a time zone", () => {
  test.each([
    "UTC",
    "Etc/UTC",
    "Etc/GMT+5",
    "Etc/GMT0",
    "Asia/Kolkata",
    "Asia/Calcutta",
    "Asia/Kathmandu",
    "Asia/Ho_Chi_Minh",
    "Asia/Yangon",
    "Europe/Kyiv",
    "Europe/Kiev",
    "Europe/Amsterdam",
    "America/Argentina/Buenos_Aires",
    "America/Argentina/ComodRivadavia",
    "America/Indiana/Indianapolis",
    "America/Knox_IN",
    "America/Port-au-Prince",
    "America/Port_of_Spain",
    "Africa/Dar_es_Salaam",
    "Antarctica/DumontDUrville",
    "Atlantic/Faroe",
    "Australia/ACT",
    "Brazil/DeNoronha",
    "Canada/Newfoundland",
    "Mexico/BajaNorte",
    "US/East-Indiana",
    "US/Eastern",
  ])("%s", (name) => expect(isTimeZone(name)).toBe(true));

  test("every name that ICU lists with an area", () => {
    const names = Intl.supportedValuesOf("timeZone").filter((name) => name.includes("/"));
    expect(names.length).toBeGreaterThan(300);
    expect(names.filter((name) => !isTimeZone(name))).toEqual([]);
  });
});

test.each([
  "",
  "EST",
  "EST5EDT",
  "GMT",
  "Cuba",
  "+02:00",
  "America/Boston",
  "Etc/GMT+05",
  "Etc/Unknown",
  "SystemV/EST5",
  "posix/America/New_York",
  "asia/kolkata",
  "Asia/kolkata",
  "ASIA/KOLKATA",
  "America/new_york",
  "US/EASTERN",
  "America/New York",
  " America/New_York",
])("%o is none", (name) => expect(isTimeZone(name)).toBe(false));

test("a zone is the same under all its names", () => {
  expect(isSameTimeZone("Asia/Kolkata", "Asia/Calcutta")).toBe(true);
  expect(isSameTimeZone("US/Eastern", "America/New_York")).toBe(true);
  expect(isSameTimeZone("Etc/UTC", "UTC")).toBe(true);
  expect(timeZoneName("Europe/Kyiv")).toBe(timeZoneName("Europe/Kiev"));
  expect(timeZoneName("Nowhere/Land")).toBe("Nowhere/Land");
  expect(isSameTimeZone("Nowhere/Land", "Nowhere/Sea")).toBe(false);
});

test("zones that have one offset for a part of the year are two", () => {
  const inWinter = (timeZone: string) =>
    new Date("2026-01-15T12:00Z").toLocaleTimeString("en", { timeZone, timeStyle: "medium" });
  expect(inWinter("America/Phoenix")).toBe(inWinter("America/Denver"));
  expect(isSameTimeZone("America/Phoenix", "America/Denver")).toBe(false);
  expect(isSameTimeZone("UTC", "Europe/London")).toBe(false);
});
