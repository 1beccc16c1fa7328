import { expect, test, vi } from "vitest";
import { HerokuError } from "../../client/heroku-error.ts";
import { splitImportId } from "../lifecycle/import-id.ts";
import { lookTwice } from "../lifecycle/look-twice.ts";
import { oneOf } from "../lifecycle/one-of.ts";
import { retryTransientErrors } from "../lifecycle/retry-transient-errors.ts";
import { isSameSet } from "../lifecycle/same-set.ts";
import { fakeTime, inNoTime } from "./local-heroku.ts";

fakeTime();

const answered = (status: number) =>
  HerokuError.of({ method: "GET", path: "/apps/a", secrets: [] }, status, new Headers(), "");

test("two lists are one set in any order and number, and neither when it holds only a part of the other", () => {
  expect(isSameSet(["a", "b"], ["b", "a", "a"])).toBe(true);
  expect([isSameSet(["a"], ["a", "b"]), isSameSet(["a", "b"], ["a"]), isSameSet(["a"], ["b"])]).not.toContain(true);
});

test("of many names, the first twelve are listed, and the number of the rest", () => {
  const names = Array.from({ length: 14 }, (_, index) => `n${index + 1}`);
  expect(oneOf(names)).toMatch(/, n12 or 2 more$/);
  expect(oneOf(names.slice(0, 12))).toMatch(/^one of n1, .*, n12$/);
});

test("an import id has two halves, the second with colons of its own", () => {
  expect(splitImportId("shop:https://a.example.org", "<app>:<url>")).toEqual(["shop", "https://a.example.org"]);
  for (const id of ["shop", ":a", "shop:", ":"]) {
    expect(() => splitImportId(id, "<app>:<url>")).toThrow(`id: expected <app>:<url>, got ${id}`);
  }
});

test("what is not found is looked for again after an unknown outcome, and only once after a refusal", async () => {
  const look = vi.fn(async () => undefined);
  const find = lookTwice(new AbortController().signal, look);
  expect([await inNoTime(find(answered(422))), look.mock.calls.length]).toEqual([undefined, 1]);
  look.mockClear();
  await inNoTime(find());
  expect(look.mock.calls.length).toBeGreaterThan(1);
});

test("a wait outlasts two minutes of trouble, counted from the last answer", async () => {
  let status = 0;
  const look = retryTransientErrors(async () => {
    if (status > 0) throw answered(status);
    return "seen";
  });
  const after = (minutes: number, next: number) => {
    vi.setSystemTime(Date.now() + minutes * 60_000);
    status = next;
    return look();
  };
  expect(await after(1.5, 503)).toBeUndefined();
  expect(await after(0.25, 0)).toBe("seen");
  expect(await after(1.5, 503)).toBeUndefined();
  await expect(after(0, 403)).rejects.toThrow("403");
  await expect(after(0.5, 503)).rejects.toThrow("503");
});
