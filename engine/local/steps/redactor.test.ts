import { expect, test } from "vitest";
import { secret, unknown } from "../../wire/value.ts";
import { Redactor } from "./redactor.ts";

test("removes every learned secret, completely where one is part of another", () => {
  const redactor = new Redactor();
  expect(redactor.redact("hunter2")).toBe("hunter2");
  redactor.learn({
    a: secret("hunter2"),
    b: { c: [secret({ d: "hunter2-long", e: 5 })] },
    f: "plain",
    g: secret(unknown),
  });
  redactor.learnConfig({
    values: new Map([
      ["t:json", '{"k":["deep secret"]}'],
      ["t:open", "public"],
      ["t:short", "abc"],
    ]),
    secretKeys: new Set(["t:json", "t:short"]),
    salt: undefined,
  });
  expect(redactor.redact("hunter2-long, hunter2: deep secret, public, plain, abc")).toBe(
    "[secret], [secret]: [secret], public, plain, abc",
  );
});

test("removes parts of secrets and the user information of URLs", () => {
  const redactor = new Redactor();
  redactor.learn({ key: secret("first line\nmarker-0123456789\nlast line") });
  expect(redactor.redact('Invalid "marker-012…", from https://u:pw@proxy.test')).toBe(
    'Invalid "[secret]…", from https://[secret]@proxy.test',
  );
});
