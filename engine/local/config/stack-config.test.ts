import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { Problem } from "../../problem.ts";
import { Keyring } from "./keyring.ts";
import { caseStackFile, configCases } from "./stack-config.cases.ts";
import { readStackConfig, type StackConfig, type StackConfigOptions } from "./stack-config.ts";

const folder = mkdtempSync(join(tmpdir(), "config-"));
afterAll(() => rmSync(folder, { recursive: true }));
const keyring = new Keyring("x");

function read(text: string, given?: StackConfigOptions): Promise<StackConfig> {
  writeFileSync(join(folder, "Pulumi.dev.yaml"), text);
  return readStackConfig(folder, "t", "dev", keyring, given);
}

async function valuesOf(text: string): Promise<Record<string, string>> {
  return Object.fromEntries((await read(text)).values);
}

test("passes every YAML value to the program as the Pulumi CLI does", async () => {
  const values = await valuesOf(caseStackFile());
  const expected = configCases.flatMap(({ text, json }, index) => [
    [`t:v${index}`, text],
    [`t:o${index}`, `{"v":${json}}`],
  ]);
  expect(values).toEqual(Object.fromEntries(expected));
});

test("reads additional values by stack name", async () => {
  const { values, secretKeys } = await read("config: {t:a: file}", {
    config: (stack) => ({ "t:a": { value: `of ${stack}`, secret: true } }),
  });
  expect([[...values], [...secretKeys]]).toEqual([[["t:a", "of dev"]], ["t:a"]]);
});

test("refuses a Pulumi ESC environment, and ignores it with ignoreEnvironment", async () => {
  const text = "config: {t:a: file}\nenvironment: [team/keys]";
  await expect(read(text)).rejects.toThrow(
    "environment: expected none, got one; the local engine does not support Pulumi ESC",
  );
  expect([...(await read(text, { ignoreEnvironment: true })).values]).toEqual([["t:a", "file"]]);
});

test("encodes structured values as JSON with sorted keys, and resolves anchors and merges", async () => {
  const text = [
    "config:",
    "  bare: hello",
    "  t:config:old: way",
    "  aws:region: us-east-1",
    "  t:dotted.key: v",
    "  t:list: [1, a]",
    "  t:empty: {}",
    "  t:deep: {b: 010, a: [yes, ~], 2: two, true: t}",
    "  t:a: &x {k: 1, l: [1]}",
    "  t:b: *x",
    "  t:c: {<<: *x, m: 2}",
    "  t:s: &y 010",
    "  t:u: *y",
    "  t:text: |",
    "    line one",
    "    line two",
    "  t:folded: >-",
    "    folded",
    "    text",
    "---",
    "config: {t:other: 1}",
  ];
  expect(await valuesOf(text.join("\n"))).toEqual({
    "t:bare": "hello",
    "t:old": "way",
    "aws:region": "us-east-1",
    "t:dotted.key": "v",
    "t:list": '[1,"a"]',
    "t:empty": "{}",
    "t:deep": '{"2":"two","a":["yes",null],"b":8,"true":"t"}',
    "t:a": '{"k":1,"l":[1]}',
    "t:b": '{"k":1,"l":[1]}',
    "t:c": '{"k":1,"l":[1],"m":2}',
    "t:s": "8",
    "t:u": "8",
    "t:text": "line one\nline two\n",
    "t:folded": "folded text",
  });
});

test("decrypts secrets, also in structured values, and lets additional values win", async () => {
  const crypter = await keyring.create();
  const sealed = crypter.encrypt("hunter2");
  const config = await read(
    `encryptionsalt: ${crypter.salt}\nconfig:\n  t:a: {secure: "${sealed}"}\n  t:l: [{secure: "${sealed}"}, 1]\n  t:k: {secure: "${sealed}", other: 1}\n  t:m: {secure: 5}\n  t:p: plain\n`,
    { config: { "t:p": { value: "won", secret: true }, more: { value: "1" } } },
  );
  expect(Object.fromEntries(config.values)).toEqual({
    "t:a": "hunter2",
    "t:l": '["hunter2",1]',
    "t:k": `{"other":1,"secure":"${sealed}"}`,
    "t:m": '{"secure":5}',
    "t:p": "won",
    "t:more": "1",
  });
  expect([...config.secretKeys].sort()).toEqual(["t:a", "t:l", "t:p"]);
});

test("skips the keys of leaveOut without decrypting their secrets", async () => {
  const config = await read(
    'encryptionsalt: v1:AAAA:v1:AAAA:AAAA\nconfig:\n  t:a: {secure: "v1:a:b"}\n  b:url: x\n  t:p: plain\n',
    { leaveOut: (key, secret) => secret || key.startsWith("b:") },
  );
  expect(Object.fromEntries(config.values)).toEqual({ "t:p": "plain" });
  expect(config.secretKeys.size).toBe(0);
});

test.each([
  [
    "confg: {}",
    "Pulumi.dev.yaml: confg: expected one of config, encryptionsalt, secretsprovider, encryptedkey, environment, got an unknown key",
  ],
  ["config:\n  t:a: [1\n", /^Pulumi\.dev\.yaml:\d+:\d+: invalid YAML: /],
  ["config:\n\tt:a: 1\n", /^Pulumi\.dev\.yaml:2:\d+: invalid YAML: /],
  ["config:\n  t:a 1\n  t:b: 2\n", /: invalid YAML: implicit keys need to be on a single line; is a colon missing\?$/],
  ["config:\n  t:a: 1\n  t:b 2\n", /: invalid YAML: implicit map keys .*; is a colon missing\?$/],
  ["config:\n  t:a: 1\n  t:a: 2\n", /^Pulumi\.dev\.yaml:3:3: invalid YAML: /],
  ["config:\n  t:a: .inf\n", /^Pulumi\.dev\.yaml:2:8: expected a finite number or text, got \.inf; quote it/],
  ["config:\n  t:a: !!int abc\n", /^Pulumi\.dev\.yaml:2:14: expected a value of type !!int/],
  ["config:\n  a:b:c: 1\n", "Pulumi.dev.yaml: config.a:b:c: expected a key of the form <namespace>:<name>, got a:b:c"],
  ["config:\n  1: 1\n", "Pulumi.dev.yaml: config.1: expected a key of the form <namespace>:<name>, got 1"],
  ["config: [a]", "Pulumi.dev.yaml: config: expected a map, got another kind of value"],
  ["[a]", "Pulumi.dev.yaml: expected a map, got another kind of value"],
  ["environment: [prod]", /^Pulumi\.dev\.yaml: environment: expected none/],
  [
    'config: {t:a: {secure: "v1:a:b"}}',
    /^Pulumi\.dev\.yaml: config\.t:a: expected an encryptionsalt to decrypt it with/,
  ],
  [
    'encryptionsalt: v1:AAAA:v1:AAAA:AAAA\nconfig: {t:a: {secure: "v1:a:b"}}',
    /^Pulumi\.dev\.yaml: encryptionsalt: expected the passphrase/,
  ],
])("%j is refused with file and place", async (text, message) => {
  const problem = await read(text).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(Problem);
  expect((problem as Problem).message).toMatch(message);
});

test("refuses a missing stack file and reads an empty one", async () => {
  expect(await valuesOf("")).toEqual({});
  expect(await valuesOf("config:\n")).toEqual({});
  await expect(readStackConfig(folder, "t", "nowhere", keyring)).rejects.toThrow(
    /^Pulumi\.nowhere\.yaml: expected the configuration of stack nowhere, got no such file/,
  );
});

test("reads any text, or refuses it with a problem that begins with the file's name", async () => {
  const pieces = fc.constantFrom(
    "config:",
    "\n",
    "  ",
    "t:a",
    ": ",
    "[",
    "]",
    "{",
    "}",
    "- ",
    "&x ",
    "*x",
    "<<",
    "!!int ",
    "010",
    "2026-01-01",
    '"',
    "'",
    "|",
    "#",
    "?",
    "\t",
    "secure",
    "é",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 20 }), async (parts) => {
      try {
        await read(parts.join(""));
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
        expect((error as Problem).message).toMatch(/^Pulumi\.dev\.yaml/);
      }
    }),
    { numRuns: 300 },
  );
});
