import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { type Notice, noticesIn, noticesVariable, withNotice } from "./notice.ts";

afterEach(() => vi.unstubAllEnvs());

const text = fc.string({ unit: "binary" }).map((each) => each.toWellFormed());
const notices: fc.Arbitrary<Notice> = fc.oneof(
  fc.record({ code: fc.constant("refused before" as const), herokuMessage: text }),
  fc.record({ code: fc.constant("exception" as const), place: text, what: text, reason: text }),
);

test("whatever a notice says, it is read back, and the words stand alone", () => {
  vi.stubEnv(noticesVariable, "1");
  fc.assert(
    fc.property(notices, (notice) => {
      const said = `urn: ${withNotice("it is refused", notice)}\n\nmore`;
      expect(noticesIn(said)).toEqual({ words: "urn: it is refused\n\nmore", notices: [notice] });
    }),
  );
});

test("people who run Pulumi themselves read the words alone", () => {
  vi.stubEnv(noticesVariable, "");
  expect(withNotice("it is refused", { code: "refused before", herokuMessage: "no" })).toBe("it is refused");
});

test("what looks like a notice and is none is no notice", () => {
  expect(noticesIn('a [tandem {"code":"other"}] b').notices).toEqual([]);
  expect(noticesIn("a [tandem {}}] b").notices).toEqual([]);
});
