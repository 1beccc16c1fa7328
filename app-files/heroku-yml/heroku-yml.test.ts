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
])("a manifest of the declared process types is fine: %j", (text) => expect(found(text)).toEqual([]));

const built = "build:\n  docker:\n    web: Dockerfile\n    worker: Dockerfile\n";

test.each([
  ["build:\n\tdocker:\n", "heroku.yml:2: expected blanks to indent with, got a tab"],
  [
    "build:\n  docker:\n   web: Dockerfile\n    worker: marker\n",
    "heroku.yml:3: expected one key in a line, with its parts indented under it, got a value and a key, in a line or indented",
  ],
  [
    "build:\n    docker:\n  config:\n",
    "heroku.yml:3: expected the same indentation as its neighbours, got more or less",
  ],
  [
    "run:\n  web: marker: b\n",
    "heroku.yml:2: expected one key in a line, with its parts indented under it, got a value and a key, in a line or indented",
  ],
  [
    "run:\n  web marker\n  worker: b\n",
    "heroku.yml:2: expected <key>: on one line, got a key that goes on in the next line, or no colon",
  ],
  [
    'run:\n  web: "marker\n',
    "heroku.yml:2: expected YAML, got a missing colon, quote, comma or bracket, or a line indented too little or too much",
  ],
  ["run:\n  web: *marker\n", "heroku.yml:2: expected an alias of an anchor above it, got one of none"],
  ["run:\n  <<: marker\n", "heroku.yml:1: expected a mapping, or a list of mappings, after each <<, got another value"],
  ["run: &all\n  <<: *all\n", "heroku.yml:1: expected aliases that come to an end, got more than can be followed"],
])("%j cannot be read", (text, line) => expect(found(text)).toEqual([`unreadable: ${line}`]));

test("a key that is a map is told of by nobody but us", () => {
  const warned = vi.spyOn(process, "emitWarning").mockReturnValue();
  onTestFinished(() => warned.mockRestore());
  expect(found("? { KEY: marker }\n: x").length).toBeGreaterThan(0);
  expect(warned).not.toHaveBeenCalled();
});

test("aliases without end are refused", () => {
  const levels = Array.from(
    { length: 12 },
    (_, level) => `a${level + 1}: &a${level + 1} [${Array(12).fill(`*a${level}`).join(", ")}]`,
  );
  expect(found(`a0: &a0 x\n${levels.join("\n")}\n`)).toEqual([
    "unreadable: heroku.yml:1: expected aliases that come to an end, got more than can be followed",
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
      "heroku.yml:4: build.run: expected docker, config, languages, buildpacks, pipelines, got an unknown key: begin it at the line's beginning: it is no part of build",
    ],
  ],
  [
    "biuld:\n  docker:\n    web: Dockerfile\n",
    ["heroku.yml:1: biuld: expected setup, build, release, run, got an unknown key: did you mean build"],
  ],
  [
    `release: marker\n${built}`,
    ["heroku.yml:1: release: expected command, image, indented under it, got a text of 6 characters"],
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
  ["marker", ["heroku.yml:1: expected setup, build, release, run, indented under it, got a text of 6 characters"]],
])("%j is not what Heroku takes", (text, lines) => {
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
    "build.docker.web.dockerfile: expected the path of a Dockerfile in the repository, got docker/Dockerfile, which is not there",
  ],
])("of a Dockerfile with a stage, the part that is wrong is named: %j", (entry, line) => {
  const text = `build:\n  docker:\n    web:\n      ${entry}\n    worker: Dockerfile\n`;
  expect(found(text)).toEqual([expect.stringContaining(line)]);
});

test("one misfit is one finding, and the rest is checked", () => {
  const text =
    "setup:\n  config:\n    BUCKET: marker\nbuild:\n  docker:\n    web: [Dockerfile]\n    worker: none/Dockerfile\nrun:\n  web: uvicorn marker\n";
  expect(found(text).map((line) => line.replace(/: expected.*/, ""))).toEqual([
    "different: heroku.yml:6: build.docker.web",
    "different: heroku.yml:3: setup.config.BUCKET",
    "different: heroku.yml:7: build.docker.worker",
    "different: heroku.yml:9: run.web",
  ]);
});

test("a section with a tag of YAML is one finding, and a key such as __proto__ has no section", () => {
  const text = `setup: !!binary bWFya2Vy\n__proto__: { a: b }\n${built}`;
  expect(found(text).map((line) => line.replace(/expected .*, got/, "…"))).toEqual([
    "different: heroku.yml:1: setup: … a text of 8 characters",
    "different: heroku.yml:2: __proto__: … an unknown key",
  ]);
});

test("a name in the file is shown short, and without the password in an address", () => {
  const image = `https://me:marker@example.org/${"x".repeat(5000)}`;
  const [line = "", ...others] = found(`${built}run:\n  web: puma\n  worker: { command: work, image: "${image}" }\n`);
  expect([line.length < 600, others]).toEqual([true, []]);
  expect(line).toMatch(/got https:\/\/\[secret\]@example\.org\/x+…$/);
});

test("a key that stands twice is a finding, and the last one is checked", () => {
  expect(
    found("build:\n  docker:\n    web: Dockerfile\nrun:\n  worker: x\n  web: marker\n  web: puma -p 1234\n"),
  ).toEqual([
    "different: heroku.yml:7: web: expected each key once, got it again: remove all but one of them",
    expect.stringContaining("heroku.yml:7: run.web: expected a web process that listens on $PORT"),
  ]);
});

test("a release phase without commands is advice where an image has its own", () => {
  const text = "build:\n  docker:\n    web: Dockerfile\n    worker: Dockerfile\nrelease:\n  image: web\n";
  expect(found(text)).toEqual(["advice: heroku.yml:5: release.command: expected a list of commands, got nothing"]);
});

test("images, processes and what is set up are compared with the declaration, without a value", () => {
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
      "heroku.yml:3: setup.addons.0: expected no add-on, because index.ts says which there are, got heroku-postgresql, a second one beside the declared: remove it",
      "heroku.yml:5: setup.addons.1: expected no add-on, because index.ts says which there are, got one that index.ts does not declare: add redis: redis() to addons of maps in index.ts, and remove it here",
      "heroku.yml:7: setup.config.MODE: expected no config var, because index.ts says which there are, got one that it declares: remove it: index.ts declares it",
      'heroku.yml:8: setup.config.BUCKET: expected no config var, because index.ts says which there are, got one that it does not declare: add BUCKET: fixed("…") to config of maps in index.ts, and remove it here',
      "heroku.yml:11: build.docker.web: expected the path of a Dockerfile in the repository, got docker/Dockerfile, which is not there",
      "heroku.yml:14: release.image: expected web, got wep: did you mean web",
      "heroku.yml:20: run.worker.image: expected web, got worker",
      'heroku.yml:17: clock: expected a process type that index.ts declares, got another: add "clock" to processes of maps in index.ts, or remove it',
      "heroku.yml:16: run.web: expected a web process that listens on $PORT, got uvicorn, which takes another port unless it is given one: Heroku stops a dyno whose web process is not on $PORT within a minute",
    ].map((line) => `different: ${line}`),
  );
});

test("a process type without image and command, and a build of nothing, are told", () => {
  expect(found("build:\n  docker:\n    web: Dockerfile\n")).toEqual([
    "different: heroku.yml:1: worker: expected a command for this process type, which index.ts declares, got nothing",
  ]);
  expect(found("run:\n  web: puma\n  worker: work\n")).toEqual([
    "different: heroku.yml:1: build.docker: expected a Dockerfile for each image, as web: Dockerfile, got nothing",
  ]);
});

test("build arguments that are secret or differ are advised against, without their values", () => {
  const text = whole.replace(
    "MODE: production",
    "MODE: production\n    SMTP_LOGIN: marker\n    NPM_TOKEN: marker\n    LEVEL: marker\n    MIRROR: https://me:marker@example.org",
  );
  const line = (number: number, key: string, got: string) =>
    `advice: heroku.yml:${number}: build.config.${key}: expected build arguments that are the same in every environment, and no secret, got ${got}: let the app read it when it runs`;
  expect(found(text)).toEqual([
    line(7, "SMTP_LOGIN", "what index.ts keeps secret"),
    line(8, "NPM_TOKEN", "a secret by its name"),
    line(9, "LEVEL", "what differs between environments"),
    line(10, "MIRROR", "an address with a password"),
  ]);
});

test("it belongs to the stack container, and to images that Heroku builds", () => {
  const { stack: _, ...slug } = maps;
  const unused =
    'advice: heroku.yml: expected stack: "container" for maps in index.ts, or no file, got Heroku\'s own stack: Heroku reads heroku.yml on that stack only: declare it, or remove the file';
  expect(found(whole, slug)).toEqual([unused]);
  expect(found("build:\n\tdocker:\n", slug)).toEqual([unused]);
  expect(found(undefined, slug)).toEqual([]);
  expect(found(undefined)).toEqual([
    'different: heroku.yml: expected what the container app is built from, got no file: write one, or say release: registryImages("…") in index.ts',
  ]);
  expect(found(undefined, { ...maps, release: registryImages("CI builds them") })).toEqual([]);
});
