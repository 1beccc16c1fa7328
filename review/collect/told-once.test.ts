import { expect, test } from "vitest";
import { unread } from "../test/sample-objects.ts";
import { errorsOnce, toldOnce } from "./told-once.ts";

const denied = (path: string, request: string) =>
  `GET ${path}: Invalid credentials provided. (401 unauthorized, request ${request}); check the key`;

test("what fails alike is told once, whatever was asked for and however Heroku numbers it", () => {
  expect(
    toldOnce([
      unread("drift", `catalog-domain: ${denied("/apps/b/domains", "2")}`),
      unread("releases", denied("/apps/b/releases", "5"), "b"),
      unread("drift", `bookings-app: ${denied("/apps", "1")}`),
      unread("releases", denied("/apps/a/releases", "4"), "a"),
      unread("drift", "catalog-postgres: GET /addons: Busy. (503 unavailable, request 3)"),
    ]),
  ).toEqual([
    { ...unread("drift", `bookings-app: ${denied("/apps", "1")}`), more: 1 },
    unread("drift", "catalog-postgres: GET /addons: Busy. (503 unavailable, request 3)"),
    { ...unread("releases", denied("/apps/a/releases", "4"), "a"), more: 1 },
  ]);
});

test("an app that the key may not see is one error, whichever part of it was asked for and in which run", () => {
  const unseen = (part: string, request: string) =>
    `${part}app a1: expected one that this key may see, got GET /apps/a1: Forbidden (403 forbidden, request ${request}); ` +
    `nothing in it was read or changed: give access; or, if it is gone for good: pulumi state delete 'urn:${request}'`;
  const other = "catalog-domain: GET /apps/b/domains: Busy. (503 unavailable, request 4)";
  expect(errorsOnce([unseen("catalog-app: ", "1"), other, unseen("catalog-domain: ", "2"), unseen("", "3")])).toEqual([
    unseen("catalog-app: ", "1"),
    other,
  ]);
});
