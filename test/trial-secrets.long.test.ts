import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { stopRunning } from "@tandem/emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { runningTrial } from "../cli/estate/connect-heroku.ts";
import { connect } from "../sdks/heroku/client/connect.ts";
import { type Edits, edited } from "./support/edited.ts";
import { projectCopy } from "./support/project-copy.ts";
import { tandem } from "./support/tandem.ts";

const hand = "set by a person's hand";
const secretsFile = () => join(project.folder, ".tandem", "secrets", "staging.json");
const kept = () => readFile(secretsFile(), "utf8");
const upArgs = ["try", "up", "staging", "--yes"];
let project: Awaited<ReturnType<typeof projectCopy>>;

const run = (args: readonly string[], input?: string) => tandem(project.folder, args, {}, input);

beforeAll(async () => {
  project = await projectCopy(["catalog"]);
  const { code, output } = await run(["heroku"]);
  expect(code, output).toBe(0);
});
afterAll(async () => {
  await stopRunning(join(project.folder, ".tandem", "heroku"));
  await project.remove();
});

async function herokus() {
  const { url, token } = await runningTrial(project.folder, ["local"]);
  return connect({ apiKey: token, apiUrl: url, dataUrl: url });
}

/** What the app has, by key. */
async function varsOf(app: string): Promise<Record<string, string>> {
  const { platform } = await herokus();
  return platform.send("GET", `/apps/${app}/config-vars`, { response: z.record(z.string(), z.string()) });
}

const withDrain = (text: string) =>
  text
    .replace(
      "  domain: customDomain(),\n",
      '  drains: { archive: logDrain("https://logs.example.org") },\n  domain: customDomain(),\n',
    )
    .replace("  generated,\n", "  generated,\n  logDrain,\n");
const withHandVar = (text: string) =>
  text.replace("DJANGO_SECRET_KEY:", 'HAND_VAR: onlyIn("staging", secret(), "a trial of it"),\n    DJANGO_SECRET_KEY:');
const called = (name: string, formerly: string) => (text: string) =>
  withDrain(text).replace('name: "catalog",', `name: "${name}", formerly: "${formerly}",`);
const confirming = (name: string) => (text: string) =>
  text.replace("config:\n", `config:\n  heroku:confirm: [staging/${name}-app:rename]\n`);
const renamed: Edits = {
  "index.ts": called("library", "catalog"),
  "Pulumi.staging.yaml": (text) => confirming("library")(text.replace("    catalog:", "    library:")),
  "Pulumi.production.yaml": (text) => text.replace("    catalog:", "    library:"),
};
const renamedBack: Edits = {
  "index.ts": called("catalog", "library"),
  "Pulumi.staging.yaml": confirming("catalog"),
};

test("a first review makes values up and writes none; the up says that it makes them up", async () => {
  const reviewed = await run(["review", "staging", "--local"]);
  expect(reviewed.output).toContain("staging: values are made up for the trial, for catalog:EMAIL_HOST_PASSWORD");
  expect(existsSync(secretsFile())).toBe(false);
  const up = await edited(project.folder, { "index.ts": withDrain }, () => run(upArgs));
  expect(up.output).toContain("staging: values are made up for the trial, for catalog:EMAIL_HOST_PASSWORD,");
  expect(up.code, up.output).toBe(0);
});

test("a value that was set by hand is not replaced by one that is made up, and the printed command sets it", async () => {
  const { platform } = await herokus();
  await platform.send("PATCH", "/apps/catalog-staging/config-vars", {
    body: { HAND_VAR: hand },
    response: z.unknown(),
  });
  const before = await kept();
  await edited(project.folder, { "index.ts": (text) => withHandVar(withDrain(text)) }, async () => {
    const command = "npx tandem try secret catalog:HAND_VAR staging";
    for (const args of [upArgs, ["review", "staging", "--local"]]) {
      const { code, output } = await run(args);
      expect(output.replaceAll(/\s+/g, " ")).toContain(`catalog:HAND_VAR: expected a secret, got nothing: ${command}`);
      expect(code).toBe(1);
      expect(await kept()).toBe(before);
    }
    expect((await varsOf("catalog-staging")).HAND_VAR).toBe(hand);
    const wrong = await run(["try", "secret", "catalog:HAND_VARS", "staging"], hand);
    expect(wrong).toMatchObject({ code: 64, output: expect.stringContaining("did you mean catalog:HAND_VAR?") });
    const set = await run(["try", "secret", "catalog:HAND_VAR", "staging"], `${hand}\n`);
    expect(set).toMatchObject({ code: 0, output: expect.not.stringContaining(hand) });
    expect((await run(upArgs)).code).toBe(0);
    expect((await varsOf("catalog-staging")).HAND_VAR).toBe(hand);
  });
});

test("a renamed service keeps the values of its secrets, and its drain the declared address", async () => {
  const { EMAIL_HOST_PASSWORD: password } = await varsOf("catalog-staging");
  const first = await edited(project.folder, renamed, () => run(upArgs));
  expect(first.output).toContain("library:EMAIL_HOST_PASSWORD has the value that catalog:EMAIL_HOST_PASSWORD had");
  expect(first.code, first.output).toBe(0);
  expect((await varsOf("library-staging")).EMAIL_HOST_PASSWORD).toBe(password);
  const back = await edited(project.folder, renamedBack, () => run(upArgs));
  expect(back.output).not.toContain("[secret]");
  expect(back.code, back.output).toBe(0);
  expect((await varsOf("catalog-staging")).EMAIL_HOST_PASSWORD).toBe(password);
  expect(await kept()).toMatch(/"catalog:drains\.archive":"https:\/\/logs\.example\.org\/[0-9a-f]{32}"/);
});
