import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { failuresIn, messageIn, type Notice, noticesIn, noticesVariable, withNotice } from "./notice.ts";

afterEach(() => vi.unstubAllEnvs());

const text = fc.string({ unit: "binary" }).map((each) => each.toWellFormed());
const notices: fc.Arbitrary<Notice> = fc.oneof(
  fc.record({ code: fc.constant("refused before" as const), herokuMessage: text }),
  fc.record({ code: fc.constant("exception" as const), place: text, what: text, reason: text }),
  fc.record({ code: fc.constant("protected" as const), names: fc.array(text) }),
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

const finding = { code: "finding", file: "index.ts", path: "services", expected: "one", got: "none" } as const;

test("each failure of a message is data where a notice says so, and a text of its own where none does", () => {
  vi.stubEnv(noticesVariable, "1");
  const text = ["staging comes first", withNotice("one", finding), withNotice("two", finding), "and more"].join("\n");
  const words = "staging comes first\none\ntwo\nand more";
  expect(messageIn(text, (each) => each)).toEqual({ words, notices: [] });
  expect(failuresIn(text, "catalog-app", (each) => each)).toEqual([
    { code: "other", text: "staging comes first", subject: "catalog-app" },
    { ...finding, subject: "catalog-app" },
    { ...finding, subject: "catalog-app" },
    { code: "other", text: "and more", subject: "catalog-app" },
  ]);
});

test("no secret is in the data of a failure or a notice", () => {
  vi.stubEnv(noticesVariable, "1");
  const secret = {
    ...finding,
    path: "a-secret",
    secret: { key: "shop:A", at: "https://a-secret", found: "nothing" },
  } as const;
  const refused = { code: "refused before", herokuMessage: "not a-secret" } as const;
  const text = `${withNotice("a-secret", secret)}\n${withNotice("a-secret", refused)}`;
  const redact = (each: string) => each.replaceAll("a-secret", "[secret]");
  const [message, failures] = [messageIn(text, redact), failuresIn(text, undefined, redact)];
  expect(JSON.stringify([message, failures])).not.toContain("a-secret");
  expect([failures.length, message.notices.length]).toEqual([2, 1]);
});
