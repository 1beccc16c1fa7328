import { expect, test } from "vitest";
import type { NotChecked, Unchecked } from "../report/not-checked.ts";
import { said } from "../test/sample-objects.ts";
import { distinctErrors, distinctNotChecked } from "./errors.ts";

const answerOf = (path: string, requestId: string) =>
  ({ method: "GET", path, herokuMessage: "No.", status: 401, id: "no", requestId }) as const;

const answer = (path: string, requestId: string, more: { status?: number; subject?: string } = {}) =>
  ({ code: "Heroku", ...answerOf(path, requestId), ...more }) as const;

const unread = (what: Unchecked, error: ReturnType<typeof answer>, ...of: string[]): NotChecked => ({
  what: [what],
  ...(of.length > 0 && { of }),
  why: { code: "error", error },
});

test("what fails alike is listed once, whatever was asked for and however Heroku numbers it", () => {
  const [domain, app] = [{ subject: "catalog-domain" }, { subject: "bookings-app" }];
  const busy = unread("drift", answer("/addons", "3", { status: 503, subject: "catalog-postgres" }));
  expect(
    distinctNotChecked([
      unread("drift", answer("/apps/b/domains", "2", domain)),
      unread("releases", answer("/apps/b/releases", "5"), "b"),
      unread("drift", answer("/apps", "1", app)),
      unread("releases", answer("/apps/a/releases", "4"), "a"),
      busy,
    ]),
  ).toEqual([
    busy,
    { ...unread("drift", answer("/apps", "1", app)), more: 1 },
    { ...unread("releases", answer("/apps/a/releases", "4"), "a"), more: 1 },
  ]);
});

test("an app that the key cannot see is one error, whichever part of it was asked for and in which run", () => {
  const unseen = (requestId: string, more: { subject?: string; forget?: string[] } = {}) =>
    ({ code: "not visible", object: "app", id: "a1", answer: answerOf("/apps/a1", requestId), ...more }) as const;
  const [other] = said("catalog-domain: Busy.");
  if (other === undefined) throw new Error("expected an error");
  const first = unseen("1", { subject: "catalog-app", forget: ["urn:1"] });
  expect(distinctErrors([first, other, unseen("2", { subject: "catalog-domain" }), unseen("3")])).toEqual([
    first,
    other,
  ]);
});
