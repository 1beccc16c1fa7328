import { expect, test } from "vitest";
import { Progress } from "./progress.ts";

function progress(isTTY: boolean, now?: () => number) {
  const written: string[] = [];
  return { written, shown: new Progress({ isTTY, write: (text) => written.push(text) }, now) };
}

test("a terminal shows one line that is written over, and nothing of it stays", () => {
  const { written, shown } = progress(true);
  shown.status("read 1 of 2 apps");
  shown.status("read 2 of 2 apps");
  shown.line("a notice");
  shown.end();
  const clear = "\r\u001b[2K";
  expect(written).toEqual(["read 1 of 2 apps", clear, "read 2 of 2 apps", clear, "a notice\n"]);
});

test("elsewhere only notices are written", () => {
  const { written, shown } = progress(false);
  shown.status("read 1 of 2 apps");
  shown.line("a notice");
  shown.end();
  expect(written.join("")).toBe("a notice\n");
});

test("a log gets a line of a long status at once, and then one every ten seconds", () => {
  let second = 0;
  const { written, shown } = progress(false, () => second * 1000);
  for (; second <= 25; second++) shown.longStatus(`resources read: ${second}`);
  expect(written).toEqual(["resources read: 0\n", "resources read: 10\n", "resources read: 20\n"]);
  const atTerminal = progress(true);
  atTerminal.shown.longStatus("resources read: 1");
  expect(atTerminal.written).toEqual(["resources read: 1"]);
});
