import { expect, test } from "vitest";
import {
  daily,
  fixed,
  generated,
  reviewApps,
  type ServiceDeclaration,
  secret,
  service,
} from "../../settings/declare.ts";
import { otherAddon, papertrail, postgres, redis } from "../../settings/vendors.ts";
import type { LineFinding } from "./line-finding.ts";
import { repositoryPlan } from "./repository-plan.ts";
import { reviewed } from "./test/reviewed.ts";

const shop = service({
  name: "shop",
  processes: ["web"],
  addons: { postgres: postgres({ backup: daily("02:00", "UTC") }), papertrail: papertrail() },
  config: { MODE: fixed("production") },
  reviewApps: reviewApps("example-library/shop"),
});
type Files = Readonly<Record<string, string>>;

/** What is found in a repository of these files; those that are written are as they would be. */
function findingsIn(files: Files, declaration: ServiceDeclaration): readonly LineFinding[] {
  const found = planOf(files, declaration);
  return [...found.written.flatMap(({ findings }) => findings), ...found.checked];
}

const planOf = (files: Files, declaration: ServiceDeclaration) =>
  repositoryPlan(reviewed(declaration), {
    names: Object.keys(files),
    text: (name) => files[name],
    has: (path) => path === "Dockerfile",
  });

const written: Files = Object.fromEntries(planOf({}, shop).written.map(({ name, text = "" }) => [name, text]));
const appJson: Readonly<Record<string, unknown>> = JSON.parse(written["app.json"] ?? "");
const changed = (changes: Readonly<Record<string, unknown>>): Files => ({
  ...written,
  "app.json": JSON.stringify({ ...appJson, ...changes }),
});
const env = { MODE: { value: "production" } };
const addons = ["heroku-postgresql:essential-0", "papertrail:choklad"];
const inReview = (changes: Readonly<Record<string, unknown>>) =>
  changed({ environments: { review: { addons, ...changes }, test: { addons: addons.slice(0, 1) } } });

/** Each remedy with words for `index.ts`, and the declaration that it leads to. */
test.each<[remedy: string, files: Files, applied: ServiceDeclaration]>([
  [
    'add LEVEL: fixed("…") to config of shop in index.ts, or remove it',
    changed({ env: { ...env, LEVEL: "info" } }),
    { ...shop, config: { ...shop.config, LEVEL: fixed("info") } },
  ],
  [
    "add KEY: generated() to config of shop in index.ts, or remove it",
    changed({ env: { ...env, KEY: { generator: "secret" } } }),
    { ...shop, config: { ...shop.config, KEY: generated() } },
  ],
  [
    "add SMTP_PASSWORD: secret() to config of shop in index.ts, or remove it",
    changed({ env: { ...env, SMTP_PASSWORD: { required: true } } }),
    { ...shop, config: { ...shop.config, SMTP_PASSWORD: secret() } },
  ],
  [
    'add "worker" to processes of shop in index.ts, or remove it',
    changed({ formation: { web: { quantity: 1, size: "eco" }, worker: { quantity: 1, size: "eco" } } }),
    { ...shop, processes: ["web", "worker"] },
  ],
  [
    "add redis: redis() to addons of shop in index.ts, or remove it",
    changed({ addons: [...addons, "heroku-redis:mini"] }),
    { ...shop, addons: { ...shop.addons, redis: redis() } },
  ],
  [
    'add newrelic: otherAddon("newrelic", { firstPlan: "wayne" }) to addons of shop in index.ts, or remove it',
    changed({ addons: [...addons, "newrelic:wayne"] }),
    { ...shop, addons: { ...shop.addons, newrelic: otherAddon("newrelic", { firstPlan: "wayne" }) } },
  ],
  [
    'to keep it, say plans: { papertrail: "fixa" } in reviewApps of shop in index.ts',
    changed({ addons: ["heroku-postgresql:essential-0", "papertrail:fixa"] }),
    { ...shop, reviewApps: { ...shop.reviewApps, plans: { papertrail: "fixa" } } },
  ],
  [
    'to keep it, say size: "Basic" in reviewApps of shop in index.ts',
    changed({ formation: { web: { quantity: 1, size: "basic" } } }),
    { ...shop, reviewApps: { ...shop.reviewApps, size: "Basic" } },
  ],
  [
    'add buildpacks: ["heroku/ruby"] to shop in index.ts, or remove it',
    changed({ buildpacks: [{ url: "heroku/ruby" }] }),
    { ...shop, buildpacks: ["heroku/ruby"] },
  ],
  [
    'add stack: "heroku-24" to shop in index.ts, or remove it',
    changed({ stack: "heroku-24" }),
    { ...shop, stack: "heroku-24" },
  ],
  [
    'add postdeploy: "…" to reviewApps of shop in index.ts, or remove it',
    changed({ scripts: { postdeploy: "bin/seed" } }),
    { ...shop, reviewApps: { ...shop.reviewApps, postdeploy: "bin/seed" } },
  ],
  [
    'add postdeploy: "…" to reviewApps of shop in index.ts, or remove it',
    inReview({ scripts: { postdeploy: "bin/seed" } }),
    { ...shop, reviewApps: { ...shop.reviewApps, postdeploy: "bin/seed" } },
  ],
  [
    'add "clock" to processes of shop in index.ts, or remove it',
    { ...written, Procfile: "web: puma\nclock: tick\n" },
    { ...shop, processes: ["web", "clock"] },
  ],
])("a finding ends where index.ts says what its remedy says: %s", (remedy, files, applied) => {
  const [finding, ...others] = findingsIn(files, shop).filter((each) => each.remedy === remedy);
  expect([finding?.file, others]).toEqual([expect.any(String), []]);
  const again = findingsIn(files, applied).map(({ path, expected }) => [path, expected]);
  expect(again).not.toContainEqual([finding?.path, finding?.expected]);
});

const container: ServiceDeclaration = { ...shop, stack: "container" };
const onFir: ServiceDeclaration = { ...shop, stack: "cnb" };
const image = "build:\n  docker:\n    web: Dockerfile\n";

/** Each remedy that changes the file itself, and the file that it leads to. */
test.each<[remedy: string, name: string, before: string, after: string | undefined, declaration?: ServiceDeclaration]>([
  ["write web: <command>", "Procfile", "web:puma", "web: puma"],
  ["write web: <command>", "Procfile", "web : puma", "web: puma"],
  ["write web: <command>", "Procfile", "web:puma", "web: puma", onFir],
  ["write web", "Procfile", "Web: puma", "web: puma", onFir],
  ["Heroku reads the next line by itself", "Procfile", "web: puma \\\n -C x", "web: puma -C x"],
  ["remove the lines above it: Heroku takes the last one", "Procfile", "web: puma\nweb: puma", "web: puma"],
  ["save it as UTF-8 without one", "Procfile", "\u{feff}web: puma", "web: puma"],
  ["did you mean web", "Procfile", "wbe: puma", "web: puma"],
  [
    "Heroku stops a dyno whose web process is not on $PORT within a minute",
    "Procfile",
    "web: puma -p 80",
    "web: puma -p $PORT",
  ],
  ["look for a quote or bracket that is not closed", "Procfile", 'web: puma "', "web: puma"],
  ["remove it, unless heroku local runs the app from it", "Procfile", "web: puma", undefined, container],
  ["Heroku reads heroku.yml on that stack only: declare it, or remove the file", "heroku.yml", image, undefined],
  [
    "remove all but one of them",
    "heroku.yml",
    `${image}run:\n  web: puma\n  web: puma\n`,
    `${image}run:\n  web: puma\n`,
    container,
  ],
  [
    "did you mean target",
    "heroku.yml",
    "build:\n  docker:\n    web: { dockerfile: Dockerfile, traget: x }",
    "build:\n  docker:\n    web: { dockerfile: Dockerfile, target: x }",
    container,
  ],
  [
    'add LEVEL: fixed("…") to config of shop in index.ts, and remove it here',
    "heroku.yml",
    `setup: { config: { LEVEL: info } }\n${image}`,
    image,
    container,
  ],
  [
    "write it as KEY=value, or begin it with #",
    ".env.example",
    `${written[".env.example"]}TOKEN: x\n`,
    `${written[".env.example"]}# TOKEN: x\n`,
  ],
  [
    "remove all but the last one, which counts",
    ".env.example",
    `${written[".env.example"]}X=1\nX=1\n`,
    `${written[".env.example"]}X=1\n`,
  ],
  [
    "move it to environments.test.scripts",
    "app.json",
    JSON.stringify({ ...appJson, scripts: { test: "rake" } }),
    JSON.stringify(appJson),
  ],
])(
  "a finding ends where the file is changed as its remedy says: %s",
  (remedy, name, before, after, declaration = shop) => {
    const { [name]: _, ...others } = written;
    const told = (text: string | undefined) =>
      findingsIn(text === undefined ? others : { ...others, [name]: text }, declaration).filter(
        (each) => each.file === name,
      );
    expect(told(before).map((finding) => finding.remedy)).toContain(remedy);
    expect(told(after).map((finding) => finding.remedy)).not.toContain(remedy);
  },
);

test("after a write only what a person must change is left, and no write is named for it", () => {
  const files = { ...changed({ website: "none" }), ".env.example": "MODE=a\nX=1\nX=2\nTOKEN: x\n" };
  const plan = planOf(files, shop);
  expect(plan.written.map(({ left }) => left.map(({ path, remedy }) => path ?? remedy))).toEqual([
    ["website"],
    ["write it as KEY=value, or begin it with #"],
  ]);
  const [, example] = plan.written;
  expect(example?.text).toContain("X=2");
  expect(example?.text).not.toContain("X=1");
  const again = planOf({ ...files, ".env.example": example?.text ?? "" }, shop);
  expect(again.written.map(({ text }) => text)).toEqual(plan.written.map(({ text }) => text));
});

test("a file that cannot be read is one finding, and the others are checked and written", () => {
  const got = { expected: "a text in UTF-8", got: "other bytes" };
  const plan = repositoryPlan(reviewed(shop), {
    names: [],
    text: (name) => (name === "app.json" ? got : name === "Procfile" ? "wbe: puma" : undefined),
    has: () => false,
  });
  expect(plan.written).toMatchObject([
    { name: "app.json", findings: [{ file: "app.json", level: "unreadable", ...got }] },
    { name: ".env.example", text: written[".env.example"] },
  ]);
  expect(plan.written[0]).not.toHaveProperty("text");
  expect(plan.checked.map(({ file, path }) => [file, path])).toEqual([
    ["Procfile", "wbe"],
    ["Procfile", "web"],
  ]);
});
