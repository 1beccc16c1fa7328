import { expect, test } from "vitest";
import { parse } from "yaml";
import { trialStackFile } from "./pulumi-project.ts";

const theirs = `# ours
encryptionsalt: v1:theirs
secretsprovider: awskms://alias/theirs
encryptedkey: theirs
environment: [theirs]
config:
  heroku:apiUrl: https://api.heroku.com
  heroku:apiKey: {secure: theirs}
  heroku:dataUrl: https://data.example.org
  heroku:confirm: [staging/catalog-app:rename]
  heroku:moveForward: catalog-staging
  catalog:EMAIL_HOST_PASSWORD: {secure: theirs}
  estate:nested:
    list: [{name: a, key: {secure: theirs}}]
  estate:team: example-library # the team
`;

const permitted = { "heroku:confirm": ["staging/catalog-app:rename"], "heroku:moveForward": "catalog-staging" };

const before = `config:
  catalog:EMAIL_HOST_PASSWORD:
    secure: v1:trial
  estate:team: of-another-day
encryptionsalt: v1:trial
`;

test("a stack file for a trial has nothing secret of the team's, and all the rest", () => {
  const text = trialStackFile(theirs, "");
  expect(text).not.toMatch(/theirs|heroku:(api|data)/);
  expect(text).toContain("estate:team: example-library # the team");
});

test("what a stack file permits a run to do is permitted in a trial", () => {
  expect(parse(trialStackFile(theirs, "")).config).toMatchObject(permitted);
});

test("secrets that the trial has made are kept, and nothing else of before", () => {
  expect(parse(trialStackFile(theirs, before))).toEqual({
    config: { ...permitted, "estate:team": "example-library", "catalog:EMAIL_HOST_PASSWORD": { secure: "v1:trial" } },
    encryptionsalt: "v1:trial",
  });
});

test("a secret that the trial's program asks for no more is left out", () => {
  const keys = (kept: string[]) => Object.keys(parse(trialStackFile(theirs, before, kept)).config);
  expect(keys(["library:EMAIL_HOST_PASSWORD"])).not.toContain("catalog:EMAIL_HOST_PASSWORD");
  expect(keys(["catalog:EMAIL_HOST_PASSWORD"])).toContain("catalog:EMAIL_HOST_PASSWORD");
});

test.each(["", "- a list", "a: [", "just text"])("a text that is no stack file stays as it is: %j", (text) => {
  expect(trialStackFile(text, before)).toBe(text);
});

test("what is left of before does not spoil it", () => {
  expect(parse(trialStackFile("config: {a: 1}", "a: ["))).toEqual({ config: { a: 1 } });
});
