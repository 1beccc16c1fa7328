import { expect, test } from "vitest";
import { portOf } from "./heroku.ts";

test.each([
  ["http://127.0.0.1:41555", 41_555],
  ["http://127.0.0.1:80", 80],
  ["http://127.0.0.1/", 80],
])("%s is on port %i, also where a URL leaves its port out", (url, port) => {
  expect(portOf(url)).toBe(port);
});
