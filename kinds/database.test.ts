import { expect, test } from "vitest";
import { nearlyFull } from "./database.ts";

const shown = (rows: Readonly<Record<string, string>>, plan = "heroku-postgresql:essential-0") =>
  nearlyFull({ info: Object.entries(rows).map(([name, value]) => ({ name, values: [value] })) }, plan);

const [mb, gb] = [1024 ** 2, 1024 ** 3];

test.each([
  ["12.5 MB / 1 GB (1.22%) (In compliance)"],
  ["14.6 MB/1.00 GB (In compliance)"],
  ["8 MB"],
  ["819 MB / 1 GB (79.98%) (In compliance)"],
  [""],
  ["unknown"],
])("does not report a database with data size %j", (size) => {
  expect(shown({ "Data Size": size })).toEqual([]);
});

test.each([
  ["820 MB / 1 GB (80.08%) (In compliance)", { used: 820 * mb, limit: gb, percent: 80 }],
  ["950 MB/1.00 GB (In compliance)", { used: 950 * mb, limit: gb, percent: 92 }],
  ["1.1 GB / 1 GB (110%) (Above limits)", { used: 1.1 * gb, limit: gb, percent: 110 }],
  ["0.9 GB", { used: 0.9 * gb, limit: gb, percent: 90 }],
])("reports a database with data size %j as nearly full", (size, expected) => {
  expect(shown({ "Data Size": size })).toEqual([{ measure: "storage", ...expected }]);
});

test("uses the plan's limit when Heroku shows none, and reports nothing for an unknown plan", () => {
  expect(shown({ "Data Size": "60.1 GB" }, "heroku-postgresql:standard-0")).toMatchObject([{ limit: 64 * gb }]);
  expect(shown({ "Data Size": "60.1 GB" }, "heroku-postgresql:premium-2")).toEqual([]);
  expect(shown({ "Data Size": "60.1 GB" }, "heroku-postgresql:advanced")).toEqual([]);
});

test("reports rows and tables when the plan limits them", () => {
  const found = shown({
    Rows: "15481/10000 (Above limits, access disruption imminent)",
    Tables: "12/4000 (In compliance)",
  });
  expect(found).toEqual([{ measure: "rows", used: 15_481, limit: 10_000, percent: 154 }]);
  expect(shown({ Rows: "15481", Tables: "3999/4000 (In compliance)" })).toMatchObject([
    { measure: "tables", percent: 99 },
  ]);
});
