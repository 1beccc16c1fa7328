import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";
import { foreseen } from "./refusals.ts";

fakeTime();
let heroku: LocalHeroku;
beforeEach(() => {
  heroku = localHeroku();
});

/** Why a refusal of the local Heroku is not looked for in a preview. */
const notForeseen: Readonly<Record<string, string>> = {
  ...because("no create or update of ours asks for it", [
    "That token belongs to another account.",
    "Name … is already taken (routes/spaces.ts)",
    "… is still being provisioned.",
    "… is on the container stack, which runs no slugs: release images instead.",
    "… has no automatic certificate yet.",
    "Couldn't find the plan ….",
    "… is not of ….",
    "… is another plan already.",
    "Private Spaces are not available in the region ….",
    "… is not on the container stack, and runs no images: set the stack first.",
    "App … is not in this pipeline.",
    "Pipeline promotions are not supported on apps pushed via Heroku Container Registry.",
    "Release v… of … has no slug to promote.",
    "Releases of OCI images are not emulated.",
    "Require params: slug.",
    "Require params: plan.",
    "Cannot roll back to v…: it has no slug.",
    "Only a backup that succeeded has a public URL.",
    "The transfer has ended already.",
    "The space … is in the region …, not in ….",
    'Invalid type for key "…": expected a … to be ["string","null"].',
    "A team must have at least one admin.",
    "… is in the bundled catalogue, which has its plans.",
    "You can have up to … members in the team ….",
    "You can't create a custom credential on Essential-tier databases.",
    "Credential … already exists.",
    "Credential … must be detached from all apps before it is destroyed.",
    "Config vars belong to the stages test and review, not to ….",
  ]),
  ...because("a check of the inputs refuses it before any preview", ["Require params: ….", "Unknown params: …."]),
  ...because("a create takes over what is there already", [
    "Domain already added to this app.",
    "Url has already been taken",
    "… is already a collaborator on app ….",
    "Review apps are already enabled for the pipeline ….",
  ]),
  ...because("only a delete meets it", [
    "Cannot destroy last attachment to billing app … for resource …",
    "Cannot destroy …: it is attached to … too. Use force to destroy it anyway.",
    "Cannot delete a log drain that belongs to an add-on.",
  ]),
  ...because("the update waits until the add-on is provisioned", [
    "Cannot change the plan of … while it is being provisioned.",
  ]),
  ...because("the provider itself refuses another service, in the preview as well", [
    "Cannot change … from … to …: a plan of … is needed.",
  ]),
  ...because("it is a limit of the local Heroku, and none of Heroku's", ["… is not emulated."]),
  ...because("the local Heroku sells no such plan; preview-refusals.test.ts has the preview's half", [
    "Backups are not available for databases on Shield plans.",
  ]),
  ...because("a plan that is found has a service", [
    'Couldn\'t find either the add-on service or the add-on plan of "…".',
  ]),
  ...because("a read or a look-up of the preview already fails with Heroku's words", [
    "You do not have access to the ….",
  ]),
  ...because("the README names a key that may; which permissions a key lacks is known once Heroku refuses it", [
    "You do not have permission to … on …. Only the app owner, …, can do that.",
    "You do not have permission to … on …. You need to have the … permission on this app.",
    "You do not have permission to do that in the team …: it takes ….",
    "You do not have permission to change the pipeline ….",
  ]),
  ...because(
    "counting the apps of a team or a space takes pages of them; an up that reaches the limit gets Heroku's words",
    [
      "You've reached your app limit of … apps. Delete some apps or open a ticket at https://help.heroku.com/new/increase-limits to have this limit increased.",
      "You can have up to … apps in the space ….",
    ],
  ),
  ...because("a space cannot be declared yet", ["… is only available to apps in Private Spaces."]),
  ...because("counting domains takes pages of 1,000 for each new domain; no estate comes near the limit", [
    "You can have up to … domains on an app.",
  ]),
};

function because(reason: string, refusals: readonly string[]): Record<string, string> {
  return Object.fromEntries(refusals.map((refusal) => [refusal, reason]));
}

/** Every refusal that the local Heroku can give, by the words in its source. Those of one wording in several files have the file. */
function refusalsInSource(): string[] {
  const root = join(import.meta.dirname, "../../../../emulator");
  const files = ["body.ts", ...["access", "catalogue", "model", "routes"].flatMap((folder) => tsFiles(root, folder))];
  const found = files.flatMap((file) => {
    const source = readFileSync(join(root, file), "utf8");
    const calls = source.matchAll(/\b(?:invalid|forbidden)\(\s*(?:`([^`]*)`|"([^"]*)")/g);
    return [...calls].map(([, template, text]) => ({
      file,
      words: (template ?? text ?? "").replaceAll(/\$\{[^}]*\}/g, "…"),
    }));
  });
  const several = (words: string) =>
    new Set(found.filter((each) => each.words === words).map(({ file }) => file)).size > 1;
  return [...new Set(found.map(({ file, words }) => (several(words) ? `${words} (${file})` : words)))];
}

const tsFiles = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`);

test("every refusal of the local Heroku is refused by a preview, or there is a reason why not", () => {
  const decided = new Set([...Object.keys(foreseen), ...Object.keys(notForeseen)]);
  const inSource = refusalsInSource();
  const undecided = inSource.filter((words) => !decided.has(words));
  expect(undecided, "`foreseen` in refusals.ts needs a preview of it, or `notForeseen` here the reason").toEqual([]);
  const known = new Set([...inSource, ...beside]);
  const unknown = [...decided].filter((words) => !known.has(words));
  expect(unknown, "the local Heroku does not refuse so: take it out of `foreseen` or `notForeseen`").toEqual([]);
});

/** Refusals that are no 403 or 422 in the source, but a 404 or a 423. */
const beside = [
  "not found: space",
  "not found: team",
  "not found: SNI endpoint",
  "not found: app feature",
  "… is already in use on …",
];

describe("what Heroku is certain to refuse is refused before the first write", () => {
  test.each(Object.entries(foreseen))("%s", async (_words, given) => {
    const { preview, apply } = await given(heroku);
    await heroku.requests();
    const refused = await preview().then(
      () => "nothing was refused",
      (error: unknown) => String(error),
    );
    expect(refused).toMatch(/^Error: [\w[\].]+: expected [\s\S]+, got /);
    expect((await heroku.requests()).filter((request) => !request.startsWith("GET "))).toEqual([]);
    await expect(apply()).rejects.toThrow();
  });
});
