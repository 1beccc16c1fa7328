import { expect, test } from "vitest";
import { Crypter } from "./crypter.ts";
import { Keyring } from "./keyring.ts";

test("decrypts what another run encrypted with the same passphrase, and with no other", async () => {
  const crypter = await Crypter.create("right");
  const sealed = crypter.encrypt("MARKER é");
  expect(sealed).toMatch(/^v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/=]+$/);
  expect(sealed).not.toContain("MARKER");
  const again = await Crypter.open("right", crypter.salt);
  expect(again?.decrypt(sealed)).toBe("MARKER é");
  expect(await Crypter.open("wrong", crypter.salt)).toBeUndefined();
  expect((await Crypter.create("right")).decrypt(sealed)).toBeUndefined();
});

test("decrypts a secret of the Pulumi CLI", async () => {
  const salt = "v1:F6svvOzibAI=:v1:yeFVqgbGAp7WtUwC:m1bisOhbirKJTM4/oZxmAA57ru1big==";
  const crypter = await Crypter.open("x", salt);
  expect(crypter?.decrypt("v1:qNklVNYEVOZQQoTx:jiwLAQJemu+O8MMb13qoH+wSe8dp/VY=")).toBe("hunter2");
});

test.each(["", "v1", "v2:a:b", "v1:a", "v1:AAAA:AAAA", "v1:AAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])(
  "damaged ciphertext %j is no text",
  async (damaged) => {
    const salt = "v1:F6svvOzibAI=:v1:yeFVqgbGAp7WtUwC:m1bisOhbirKJTM4/oZxmAA57ru1big==";
    const crypter = await new Keyring("x").open(salt);
    expect(crypter?.decrypt(damaged)).toBeUndefined();
  },
);

test("a keyring derives each key once", async () => {
  const keyring = new Keyring("x");
  const { salt } = await keyring.create();
  expect(await keyring.open(salt)).toBe(await keyring.open(salt));
});
