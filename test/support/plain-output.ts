import { expect } from "vitest";

/** What our output never has without a terminal. */
const unwanted: [what: string, pattern: RegExp][] = [
  ["colours or cursor movements", new RegExp(String.fromCharCode(27))],
  ["a stack trace", /^\s+at .+:\d+|node:internal|Node\.js v\d/m],
  ["a warning of Node's or npm's", /\(node:\d+\)|\bwarning:|Warning:|npm (warn|WARN|notice)/],
  ["noise of the SDK's", /Channel has been|unhandled|\[object |undefined/],
];

/** Fails when an output is not plain text that a person can read. */
export function expectPlain(output: string): void {
  for (const [what, pattern] of unwanted) expect(output, what).not.toMatch(pattern);
}
