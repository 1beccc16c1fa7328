import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { agreed } from "./approval.ts";

function terminal(isTTY = true) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough(), { isTTY });
  return { input, output };
}

test.each([
  ["y\n", "yes"],
  [" YES \n", "yes"],
  ["\n", "no"],
  ["n\n", "no"],
  ["yesterday\n", "no"],
])("%j is the answer %s", async (typed, answer) => {
  const { input, output } = terminal();
  const answered = agreed("apply 2 changes?", new AbortController().signal, { input, output });
  expect(String(output.read())).toBe("apply 2 changes? [y/N] ");
  input.write(typed);
  expect(await answered).toBe(answer);
});

test("a terminal that is closed, and Ctrl-C, answer no", async () => {
  const closed = terminal();
  const first = agreed("apply?", new AbortController().signal, closed);
  closed.input.end();
  expect(await first).toBe("no");
  const controller = new AbortController();
  const second = agreed("apply?", controller.signal, terminal());
  controller.abort();
  expect(await second).toBe("no");
});

test("without a terminal there is nobody to ask, and nothing is printed", async () => {
  const { input, output } = terminal(false);
  expect(await agreed("apply?", new AbortController().signal, { input, output })).toBe("nobody to ask");
  expect(output.read()).toBeNull();
});
