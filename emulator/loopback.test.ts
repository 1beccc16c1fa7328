import { expect, test } from "vitest";
import { isLoopback } from "./loopback.ts";

test.each([
  "http://localhost:80/x",
  "http://127.0.0.1",
  "https://127.1.2.3/",
  "http://[::1]:5000/",
  "http://2130706433/",
])("%s is this machine", (url) => {
  expect(isLoopback(url)).toBe(true);
});

test.each([
  "http://127.0.0.1.example.org/",
  "http://localhost.example.org/",
  "http://example.org/127.0.0.1",
  "http://localhost@example.org/",
  "http://10.0.0.1/",
  "http://0.0.0.0/",
  "http://[::2]/",
  "http://[::ffff:10.0.0.1]/",
  "no address",
])("%s is not", (url) => {
  expect(isLoopback(url)).toBe(false);
});
