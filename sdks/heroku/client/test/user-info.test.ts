import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutUserInfo } from "../user-info.ts";

const marker = "marker";

test.each([
  [`https://u:${marker}@x`, "https://[secret]@x"],
  [`https://${marker}@x/y`, "https://[secret]@x/y"],
  [`postgres://u:${marker}/#?@h:5432/db`, "postgres://[secret]@h:5432/db"],
  [`"syslog+tls://a:${marker}@b" and REDISS://:${marker}@c`, '"syslog+tls://[secret]@b" and REDISS://[secret]@c'],
  [`?next=https%3A%2F%2Fu%3A${marker}%40host`, "?next=https%3A%2F%2F[secret]%40host"],
])("user information is replaced in %s", (written, shown) => {
  expect(withoutUserInfo(written)).toBe(shown);
});

test.each(["https://example.org:8443/@scope/name", "https://example.org/?to=a@b.org", "ada@example.org", "a:b@c"])(
  "%s has no user information and stays",
  (text) => {
    expect(withoutUserInfo(text)).toBe(text);
  },
);

test("no user information survives, whatever stands around the URL", () => {
  const around = fc.string({ unit: fc.constantFrom(" ", '"', "(", "x", ":", "/", "@", "\n") });
  const noise = fc.string({ unit: fc.constantFrom("!", "$", "&", "%41", ".", "-", "1", "@", ":") });
  fc.assert(
    fc.property(around, noise, noise, around, (before, user, password, after) => {
      const text = `${before}https://${user}:${marker}${password}@host${after}`;
      expect(withoutUserInfo(text)).not.toContain(marker);
    }),
  );
});
