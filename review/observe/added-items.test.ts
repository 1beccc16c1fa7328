import { expect, test } from "vitest";
import { release } from "../collect/test/heroku-of.ts";
import { attachingOf } from "./added-items.ts";

test("an add-on was created by the oldest release that attached it; later ones are further attachments", () => {
  const releases = [
    release(9, "Attach READINGS (@ref:postgresql-flat-1)"),
    release(8, "Attach PAPERTRAIL (@ref:papertrail-round-2)"),
    release(7, "Attach DATABASE (@ref:postgresql-flat-1)"),
    release(6, "Detach DATABASE (@ref:postgresql-flat-1)"),
  ];
  expect(attachingOf(releases, "postgresql-flat-1")?.version).toBe(7);
  expect(attachingOf(releases, "redis-cubic-3")).toBeUndefined();
});
