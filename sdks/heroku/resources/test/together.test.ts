import { expect, test, vi } from "vitest";
import { together, togetherInTurn } from "../lifecycle/together.ts";
import { fakeTime, inNoTime } from "./local-heroku.ts";
import { stubHeroku } from "./stub-heroku.ts";

fakeTime();

const { api } = stubHeroku(() => undefined);
const { signal } = new AbortController();
const aMoment = () => vi.advanceTimersByTimeAsync(100);

/** What was done, and a way to let each act end. */
function acts() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const act = (_context: unknown, key: string, wishes: readonly string[]): Promise<string> => {
    begun.push(`${key}: ${wishes.join(" ")}`);
    return new Promise((resolve) => ends.push(() => resolve(wishes.join("+"))));
  };
  return { act, begun, ends };
}

test("what is wished within a moment is done as one, for each thing on its own", async () => {
  const { act, begun, ends } = acts();
  const wish = together(act);
  const all = [wish({ api, signal }, "x", "a"), wish({ api, signal }, "y", "b"), wish({ api, signal }, "x", "c")];
  await aMoment();
  for (const end of ends) end();
  expect(await Promise.all(all)).toEqual(["a+c", "b", "a+c"]);
  expect(begun.sort()).toEqual(["x: a c", "y: b"]);
});

test("what one caller has cancelled is not done, and the others go on", async () => {
  const { act, begun, ends } = acts();
  const wish = together(act);
  const cancel = new AbortController();
  const cancelled = wish({ api, signal: cancel.signal }, "x", "a").catch(String);
  const other = wish({ api, signal }, "x", "b");
  cancel.abort(new Error("given up"));
  await aMoment();
  ends[0]?.();
  expect([await cancelled, await other, begun]).toEqual(["Error: given up", "b", ["x: b"]]);
});

test("when all is cancelled nothing is done, and each hears its own reason", async () => {
  const { act, begun } = acts();
  const wish = together(act);
  const cancels = [new AbortController(), new AbortController()];
  const all = cancels.map(({ signal }) => wish({ api, signal }, "x", "a").catch(String));
  cancels.forEach((cancel, at) => void cancel.abort(`reason ${at}`));
  expect(await inNoTime(Promise.all(all))).toEqual(["reason 0", "reason 1"]);
  expect(begun).toEqual([]);
});

test("changes of one thing follow each other, also after a failure; those of another wait for none", async () => {
  const { act, begun, ends } = acts();
  const wish = togetherInTurn<string, string>((context, key, wishes) =>
    act(context, key, wishes).then((done) => (done === "a" ? Promise.reject(new Error("refused")) : done)),
  );
  const first = wish({ api, signal }, "x", "a").catch(String);
  await aMoment();
  const second = wish({ api, signal }, "x", "b");
  const other = wish({ api, signal }, "y", "c");
  await aMoment();
  expect(begun).toEqual(["x: a", "y: c"]);
  ends[0]?.();
  await aMoment();
  expect(begun).toEqual(["x: a", "y: c", "x: b"]);
  for (const end of ends) end();
  expect(await Promise.all([first, second, other])).toEqual(["Error: refused", "b", "c"]);
});
