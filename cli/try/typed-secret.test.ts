import { PassThrough, Readable } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { typedSecret } from "./typed-secret.ts";

/** A terminal on which these are typed, one after the other, once it has been asked. */
class Terminal extends PassThrough {
  readonly isTTY = true;
  readonly modes: boolean[] = [];
  readonly #keys: readonly string[];

  constructor(keys: readonly string[]) {
    super();
    this.#keys = keys;
  }

  setRawMode(isRaw: boolean): void {
    this.modes.push(isRaw);
    if (isRaw) for (const key of this.#keys) setImmediate(() => this.write(key));
  }
}

let shown = "";
beforeEach(() => {
  shown = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    shown += String(text);
    return true;
  });
});
afterEach(() => void vi.restoreAllMocks());

const enter = "\r";

test.each<[what: string, keys: readonly string[], value: string]>([
  ["a line", ["marker-typed", enter], "marker-typed"],
  ["a line, key by key", [..."märker", enter], "märker"],
  ["a paste that ends with a line break", ["marker-pasted\r\n"], "marker-pasted"],
  ["a line that is corrected", ["marker two", "\u007f", "\b", "\u0017", "one", enter], "marker one"],
  ["a line that is begun once more", ["wrong", "\u0015", "marker", enter], "marker"],
  [
    "arrow keys, and what a terminal puts around a paste",
    ["\u001b[A", "\u001b[200~mar\u001bOAker\u001b[201~", enter],
    "marker",
  ],
  ["Ctrl-Z, which would leave a terminal that shows what is typed", ["mark", "\u001a", "er", enter], "marker"],
  ["Ctrl-D within a line", ["mark", "\u0004", "er", enter], "marker"],
  ["Enter alone", [enter], ""],
  ["Ctrl-D alone", ["\u0004"], ""],
])("from a terminal: %s", async (_, keys, value) => {
  const terminal = new Terminal(keys);
  await expect(typedSecret("value of KEY", terminal)).resolves.toBe(value);
  expect(shown).toBe("value of KEY: \n");
  expect(terminal.modes).toEqual([true, false]);
});

test.each<[what: string, keys: readonly string[], message: string]>([
  ["Ctrl-C", ["mark", "\u0003"], "cancelled: nothing was set"],
  ["a paste of several lines", ["-----BEGIN\nmarker\n-----END\n"], "expected one line, got several; nothing was set"],
  ["such a paste that comes in parts", ["-----BEGIN\n", "marker\n"], "expected one line, got several; nothing was set"],
])("from a terminal: %s sets nothing, and the terminal is as before", async (_, keys, message) => {
  const terminal = new Terminal(keys);
  await expect(typedSecret("value of KEY", terminal)).rejects.toThrow(message);
  expect(shown).toBe("value of KEY: \n");
  expect(terminal.modes).toEqual([true, false]);
});

test("a terminal that is closed gives no value", async () => {
  const terminal = new Terminal(["mark"]);
  const value = typedSecret("value of KEY", terminal);
  setImmediate(() => terminal.end());
  await expect(value).resolves.toBe("");
});

test.each([
  ["marker\n", "marker"],
  ["marker", "marker"],
  ["marker\r\n", "marker"],
  ["-----BEGIN\nmarker\n-----END\n", "-----BEGIN\nmarker\n-----END"],
  ["", ""],
])("what is piped, %j, is taken as a whole, and nothing is asked", async (piped, value) => {
  await expect(typedSecret("value of KEY", Readable.from(piped === "" ? [] : [piped]))).resolves.toBe(value);
  expect(shown).toBe("");
});

test.each([
  ["a password in Latin-1", Buffer.from("pässword", "latin1")],
  ["a key in binary", Buffer.from([48, 130, 0, 34])],
])("what is piped and is no text, %s, is refused, and not shown", async (_, piped) => {
  await expect(typedSecret("value of KEY", Readable.from([piped]))).rejects.toThrow(
    /^expected text in UTF-8, got other bytes; nothing was set/,
  );
});
