import fc from "fast-check";
import { expect, test } from "vitest";
import { customDomain, fixed, fromDomain } from "../../settings/declare.ts";
import { grapheneDb, redis } from "../../settings/vendors.ts";
import { lineOf } from "../line-finding.ts";
import { reviewed, shop } from "../test/reviewed.ts";
import { envExampleFile } from "./env-example.ts";
import { quotedValue, readEnvFile } from "./env-file.ts";

const service = reviewed(shop, { HOST: "staging.example.org", LABEL: "staging", MODE: "production" });
const planOf = (text: string | undefined) => envExampleFile(service, text);
const lines = (text: string | undefined) => planOf(text).findings.map((each) => `${each.level}: ${lineOf(each)}`);
const written = (text: string | undefined) => planOf(text).text ?? "";

const whole = `# Copy this to .env, which git must ignore, and fill in what is empty: heroku local reads it.
# Written by tandem app-json from the declaration of shop.

# Differs between environments; this is staging's.
HOST=staging.example.org

# The environment's name.
LABEL=development

# The same in every environment.
MODE=production

# A random value: openssl rand -hex 32
SESSION_KEY=

# A secret: ask the team, or take one of your own.
SMTP_PASSWORD=

# Set by the add-on postgres (heroku-postgresql).
DATABASE_URL=postgres://localhost/shop_development

# Set by the add-on papertrail (papertrail).
PAPERTRAIL_API_TOKEN=
`;

test("a missing file is written with every key and where its value comes from", () => {
  expect(written(undefined)).toBe(whole);
  expect(lines(undefined)).toEqual([
    "different: .env.example: expected the keys that the app gets as config vars, got no file",
  ]);
});

test("a written file has no findings and is not changed, with any line ending", () => {
  for (const text of [whole, whole.replaceAll("\n", "\r\n")]) {
    expect(lines(text)).toEqual([]);
    expect(written(text)).toBe(text);
  }
});

test("keeps the team's own keys, values and comments", () => {
  const theirs = `# How we run it.

# Two are enough here.
WEB_CONCURRENCY=2
# Faster.
MODE="development" # local
HOST=
SESSION_KEY=
SMTP_PASSWORD=
LABEL=me
DATABASE_URL=postgres://db/shop
PAPERTRAIL_API_TOKEN=
`;
  expect(lines(theirs)).toEqual([]);
  const text = written(theirs);
  expect(text).toContain('\n# Faster.\nMODE="development" # local\n');
  expect(text).toContain("\nHOST=staging.example.org\n");
  expect(text).toContain("\nDATABASE_URL=postgres://db/shop\n");
  expect(text).toMatch(
    /\n# Of this repository alone:\n\n# How we run it\.\n\n# Two are enough here\.\nWEB_CONCURRENCY=2\n$/,
  );
  expect(written(text)).toBe(text);
});

test("reports the line of each mistake, without a value", () => {
  const text =
    "HOST=a\nLABEL\nMODE=a\nMODE=b\nSESSION_KEY='marker-1'\nSMTP_PASSWORD=marker-2\nSTRIPE_SECRET_KEY=marker-3\n";
  expect(lines(text)).toEqual([
    "different: .env.example:2: expected KEY=value, or a comment, got something else: write it as KEY=value, or start it with #",
    "different: .env.example:4: MODE: expected each key once, got it again: remove all but the last one, which Heroku uses",
    "different: .env.example:5: SESSION_KEY: expected no value for a secret, got a string of 8 characters: empty it; if it was a real secret, rotate it: the repository's history keeps it",
    "different: .env.example:6: SMTP_PASSWORD: expected no value for a secret, got a string of 8 characters: empty it; if it was a real secret, rotate it: the repository's history keeps it",
    "advice: .env.example:7: STRIPE_SECRET_KEY: expected no secret, got a secret by its name",
    "different: .env.example:7: LABEL: expected this key, which the app gets as a config var, got nothing",
    "different: .env.example:7: DATABASE_URL: expected this key, which the app gets as a config var, got nothing",
    "different: .env.example:7: PAPERTRAIL_API_TOKEN: expected this key, which the app gets as a config var, got nothing",
  ]);
  expect(written(text)).not.toMatch(/marker-[12]/);
});

test("leaves fixed values that look like secrets empty, and points data stores at localhost", () => {
  const declaration = {
    ...shop,
    config: { API_KEY: fixed("marker"), HOST: fromDomain(), URL: fixed("https://me:marker@example.org") },
    domain: customDomain(),
    addons: { redis: redis(), graph: grapheneDb() },
  };
  const text = written(undefined).length > 0 ? envExampleFile(reviewed(declaration), undefined).text : "";
  expect(text).not.toContain("marker");
  expect(text?.split("\n").filter((line) => /^[A-Z]/.test(line))).toEqual([
    "API_KEY=",
    "HOST=localhost",
    "URL=",
    "REDIS_URL=redis://localhost:6379",
    "GRAPHENEDB_URL=",
    "GRAPHENEDB_BOLT_URL=bolt://localhost:7687",
    "GRAPHENEDB_BOLT_USER=",
    "GRAPHENEDB_BOLT_PASSWORD=",
  ]);
});

test("any written value is read back unchanged", () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const quoted = quotedValue(value);
      if (quoted === undefined) return;
      const [entry] = readEnvFile(`KEY=${quoted}`).blocks;
      expect(entry).toMatchObject({ kind: "entry", key: "KEY", value });
    }),
  );
});

test("a second write of any file changes nothing and loses no line of the team's", () => {
  const line = fc.constantFrom("MODE=x", "HOST=", "SMTP_PASSWORD=s", "OWN=1", "# note", "", "unparsed", "export A='b'");
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (found) => {
      const once = written(found.join("\n"));
      expect(written(once)).toBe(once);
      for (const own of ["OWN=1", "# note", "unparsed", "A='b'"]) {
        expect(once.split("\n").includes(own)).toBe(found.some((each) => each.endsWith(own)));
      }
    }),
  );
});

test("keeps a comment of the team's that starts like a generated one", () => {
  const notes = ["# Set by the add-on of the office next door", "# A secret: ask the team on Mondays"];
  const text = written(`${notes[0]}\nX=1\n${notes[1]}\nMODE=a\n`);
  for (const note of notes) expect(text.split("\n")).toContain(note);
  expect(written(text)).toBe(text);
});
