import { expect, onTestFinished, test, vi } from "vitest";
import { daily, fixed, perEnvironment, registryImages, secret, service } from "../../settings/declare.ts";
import { postgres } from "../../settings/vendors.ts";
import { lineOf } from "../line-finding.ts";
import { herokuYmlFindings } from "./heroku-yml.ts";

const maps = service({
  name: "maps",
  stack: "container",
  processes: ["web", "worker"],
  addons: { postgres: postgres({ backup: daily("02:00", "UTC") }) },
  config: { LEVEL: perEnvironment(), MODE: fixed("production"), SMTP_LOGIN: secret() },
});

const files = ["Dockerfile", "worker/Dockerfile"];
type Service = Parameters<typeof herokuYmlFindings>[0];
const found = (text: string | undefined, declaration: Service = maps) =>
  herokuYmlFindings(declaration, text, { has: (path) => files.includes(path) }).map(
    (each) => `${each.level}: ${lineOf(each)}`,
  );

const whole = `build:
  docker:
    web: Dockerfile
    worker: worker/Dockerfile
  config: &shared
    MODE: production
release:
  command:
    - ./migrate.sh
  image: worker
run:
  web: bundle exec puma
  worker:
    command:
      - python worker.py
    image: worker
`;

test.each([
  whole,
  whole.replaceAll("\n", "\r\n"),
  `\u{feff}${whole}`,
  "build:\n  docker:\n    web: Dockerfile\n    worker: worker/Dockerfile\n",
  "build:\n  docker:\n    web: Dockerfile\nrun:\n  worker:\n    command: work\n    image: web\n",
  "build:\n  docker: { web: Dockerfile, task: Dockerfile }\nrelease: { command: [./migrate.sh], image: task }\nrun: { worker: { command: [w], image: web } }",
  "build:\n  docker:\n    web:\n      dockerfile: Dockerfile\n      target: production\n    worker: { dockerfile: worker/Dockerfile }\n",
  "build:\n  languages: [ruby]\nrun:\n  web: bundle exec puma\n  worker: work\n",
  "build:\n  buildpacks: [heroku/ruby]\n",
  "build:\n  buildpacks: [heroku/ruby]\nrun:\n  web: bundle exec puma\n  worker: work\n",
])("no finding for a manifest with the declared process types: %j", (text) => expect(found(text)).toEqual([]));

const built = "build:\n  docker:\n    web: Dockerfile\n    worker: Dockerfile\n";

test.each([
  ["build:\n\tdocker:\n", "heroku.yml:2: expected spaces for indentation, got a tab"],
  [
    "build:\n  docker:\n   web: Dockerfile\n    worker: marker\n",
    "heroku.yml:3: expected one key per line, with its parts indented under it, got a value and a key",
  ],
  ["build:\n    docker:\n  config:\n", "heroku.yml:3: expected the indentation of the lines around it, got another"],
  [
    "run:\n  web: marker: b\n",
    "heroku.yml:2: expected one key per line, with its parts indented under it, got a value and a key",
  ],
  [
    "run:\n  web marker\n  worker: b\n",
    "heroku.yml:2: expected <key>: on one line, got a key that continues on the next line, or no colon",
  ],
  [
    'run:\n  web: "marker\n',
    "heroku.yml:2: expected YAML, got a missing colon, quote, comma or bracket, or a line indented too little or too much",
  ],
  ["run:\n  web: *marker\n", "heroku.yml:2: expected an alias of an anchor above it, got an alias without an anchor"],
  ["run:\n  <<: marker\n", "heroku.yml:1: expected a mapping, or a list of mappings, after each <<, got another value"],
  [
    "run: &all\n  <<: *all\n",
    "heroku.yml:1: expected aliases that can be resolved, got too many, or one that contains itself",
  ],
])("%j is unreadable", (text, line) => expect(found(text)).toEqual([`unreadable: ${line}`]));

test("writes no warning for a key that is a map", () => {
  const warned = vi.spyOn(process, "emitWarning").mockReturnValue();
  onTestFinished(() => warned.mockRestore());
  expect(found("? { KEY: marker }\n: x").length).toBeGreaterThan(0);
  expect(warned).not.toHaveBeenCalled();
});

test("refuses aliases that never end", () => {
  const levels = Array.from(
    { length: 12 },
    (_, level) => `a${level + 1}: &a${level + 1} [${Array(12).fill(`*a${level}`).join(", ")}]`,
  );
  expect(found(`a0: &a0 x\n${levels.join("\n")}\n`)).toEqual([
    "unreadable: heroku.yml:1: expected aliases that can be resolved, got too many, or one that contains itself",
  ]);
});

test.each([
  [
    "build:\ndocker:\n  web: Dockerfile\n",
    [
      "heroku.yml:1: build: expected docker, config, languages, buildpacks, pipelines, indented under it, got nothing",
      "heroku.yml:2: docker: expected setup, build, release, run, got an unknown key: indent it under build",
    ],
  ],
  [
    "build:\n  docker:\n  web: Dockerfile\n",
    [
      "heroku.yml:2: build.docker: expected a Dockerfile for each process type, indented under it, got nothing",
      "heroku.yml:3: build.web: expected docker, config, languages, buildpacks, pipelines, got an unknown key",
    ],
  ],
  [
    "build:\n  docker:\n    web: Dockerfile\n  run:\n    web: puma\n",
    [
      "heroku.yml:4: build.run: expected docker, config, languages, buildpacks, pipelines, got an unknown key: move it to the start of the line: it does not belong to build",
    ],
  ],
  [
    "biuld:\n  docker:\n    web: Dockerfile\n",
    ["heroku.yml:1: biuld: expected setup, build, release, run, got an unknown key: did you mean build"],
  ],
  [
    `release: marker\n${built}`,
    ["heroku.yml:1: release: expected command, image, indented under it, got a string of 6 characters"],
  ],
  [
    `run:\n  - web\n${built}`,
    ["heroku.yml:1: run: expected a command for each process type, indented under it, got a list"],
  ],
  [
    `setup:\n  addons:\n    plan: x\n${built}`,
    ["heroku.yml:2: setup.addons: expected a list of add-ons, each as - plan: <service>:<plan>, got an object"],
  ],
  [
    "web: puma\n",
    ["heroku.yml:1: web: expected setup, build, release, run, got an unknown key: indent it under build.docker or run"],
  ],
  ["marker", ["heroku.yml:1: expected setup, build, release, run, indented under it, got a string of 6 characters"]],
])("reports what Heroku does not accept in %j", (text, lines) => {
  expect(found(text)).toEqual(lines.map((line) => `different: ${line}`));
});

test.each([
  ["target: production", "build.docker.web.dockerfile: expected the path of a Dockerfile, got nothing"],
  [
    "dockerfile: Dockerfile\n      traget: x",
    "build.docker.web.traget: expected dockerfile, target, got an unknown key: did you mean target",
  ],
  [
    "dockerfile: docker/Dockerfile",
    "build.docker.web.dockerfile: expected the path of a Dockerfile in the repository, got docker/Dockerfile, which does not exist",
  ],
])("names the wrong part of a Dockerfile with a stage: %j", (entry, line) => {
  const text = `build:\n  docker:\n    web:\n      ${entry}\n    worker: Dockerfile\n`;
  expect(found(text)).toEqual([expect.stringContaining(line)]);
});

test("one mismatch is one finding, and the rest is checked", () => {
  const text =
    "setup:\n  config:\n    BUCKET: marker\nbuild:\n  docker:\n    web: [Dockerfile]\n    worker: none/Dockerfile\nrun:\n  web: uvicorn marker\n";
  expect(found(text).map((line) => line.replace(/: expected.*/, ""))).toEqual([
    "different: heroku.yml:6: build.docker.web",
    "different: heroku.yml:3: setup.config.BUCKET",
    "different: heroku.yml:7: build.docker.worker",
    "different: heroku.yml:9: run.web",
  ]);
});

test("a section with a YAML tag is one finding, and a key such as __proto__ has no section", () => {
  const text = `setup: !!binary bWFya2Vy\n__proto__: { a: b }\n${built}`;
  expect(found(text).map((line) => line.replace(/expected .*, got/, "…"))).toEqual([
    "different: heroku.yml:1: setup: … a string of 8 characters",
    "different: heroku.yml:2: __proto__: … an unknown key",
  ]);
});

test("shortens names from the file, and removes the password of an address", () => {
  const image = `https://me:marker@example.org/${"x".repeat(5000)}`;
  const [line = "", ...others] = found(`${built}run:\n  web: puma\n  worker: { command: work, image: "${image}" }\n`);
  expect([line.length < 600, others]).toEqual([true, []]);
  expect(line).toMatch(/got https:\/\/\[secret\]@example\.org\/x+…$/);
});

test("a repeated key is a finding, and the last value is checked", () => {
  expect(
    found("build:\n  docker:\n    web: Dockerfile\nrun:\n  worker: x\n  web: marker\n  web: puma -p 1234\n"),
  ).toEqual([
    "different: heroku.yml:7: web: expected each key once, got it again: remove all but one of them",
    expect.stringContaining("heroku.yml:7: run.web: expected a web process that listens on $PORT"),
  ]);
});

test("a release phase without commands is advice when its image has a command", () => {
  const text = "build:\n  docker:\n    web: Dockerfile\n    worker: Dockerfile\nrelease:\n  image: web\n";
  expect(found(text)).toEqual(["advice: heroku.yml:5: release.command: expected a list of commands, got nothing"]);
});

test("compares images, processes and setup with the declaration, without showing a value", () => {
  const text = `setup:
  addons:
    - plan: heroku-postgresql:standard-0
      as: DATABASE
    - plan: heroku-redis
  config:
    MODE: marker
    BUCKET: marker
build:
  docker:
    web: docker/Dockerfile
release:
  command: [marker]
  image: wep
run:
  web: uvicorn marker
  clock: marker
  worker:
    command: [marker]
    image: worker
`;
  expect(found(text)).toEqual(
    [
      "heroku.yml:3: setup.addons.0: expected no add-on, because index.ts declares them, got heroku-postgresql, in addition to the declared one: remove it",
      "heroku.yml:5: setup.addons.1: expected no add-on, because index.ts declares them, got one that index.ts does not declare: add redis: redis() to addons of maps in index.ts, and remove it here",
      "heroku.yml:7: setup.config.MODE: expected no config var, because index.ts declares them, got one that index.ts declares: remove it: index.ts declares it",
      'heroku.yml:8: setup.config.BUCKET: expected no config var, because index.ts declares them, got one that index.ts does not declare: add BUCKET: fixed("…") to config of maps in index.ts, and remove it here',
      "heroku.yml:11: build.docker.web: expected the path of a Dockerfile in the repository, got docker/Dockerfile, which does not exist",
      "heroku.yml:14: release.image: expected web, got wep: did you mean web",
      "heroku.yml:20: run.worker.image: expected web, got worker",
      'heroku.yml:17: clock: expected a process type that index.ts declares, got an undeclared one: add "clock" to processes of maps in index.ts, or remove it',
      "heroku.yml:16: run.web: expected a web process that listens on $PORT, got uvicorn, which takes another port unless it is given one: Heroku stops a dyno whose web process does not listen on $PORT within a minute",
    ].map((line) => `different: ${line}`),
  );
});

test("reports a process type without image and command, and an empty build", () => {
  expect(found("build:\n  docker:\n    web: Dockerfile\n")).toEqual([
    "different: heroku.yml:1: worker: expected a command for this process type, which index.ts declares, got nothing",
  ]);
  expect(found("run:\n  web: puma\n  worker: work\n")).toEqual([
    "different: heroku.yml:1: build.docker: expected a Dockerfile for each image, such as web: Dockerfile, got nothing",
  ]);
});

test("advises against build arguments that are secret or differ, without showing values", () => {
  const text = whole.replace(
    "MODE: production",
    "MODE: production\n    SMTP_LOGIN: marker\n    NPM_TOKEN: marker\n    LEVEL: marker\n    MIRROR: https://me:marker@example.org",
  );
  const line = (number: number, key: string, got: string) =>
    `advice: heroku.yml:${number}: build.config.${key}: expected build arguments that are the same in every environment, and not secret, got ${got}: let the app read it at run time`;
  expect(found(text)).toEqual([
    line(7, "SMTP_LOGIN", "a value that index.ts keeps secret"),
    line(8, "NPM_TOKEN", "a secret by its name"),
    line(9, "LEVEL", "a value that differs between environments"),
    line(10, "MIRROR", "a URL with a password"),
  ]);
});

test("expected only on the container stack, for images that Heroku builds", () => {
  const { stack: _, ...slug } = maps;
  const unused =
    'advice: heroku.yml: expected stack: "container" for maps in index.ts, or no file, got the default stack: Heroku reads heroku.yml only on the container stack: declare it, or remove the file';
  expect(found(whole, slug)).toEqual([unused]);
  expect(found("build:\n\tdocker:\n", slug)).toEqual([unused]);
  expect(found(undefined, slug)).toEqual([]);
  expect(found(undefined)).toEqual([
    'different: heroku.yml: expected what the container app is built from, got no file: write one, or set release: registryImages("…") in index.ts',
  ]);
  expect(found(undefined, { ...maps, release: registryImages("CI builds them") })).toEqual([]);
});
