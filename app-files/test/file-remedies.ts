import { fixed, onlyIn, type ServiceDeclaration, secret } from "../../settings/declare.ts";
import { redis } from "../../settings/vendors.ts";
import { addons, changed, env, inReview, shop, written } from "./remedy-repository.ts";

const container: ServiceDeclaration = { ...shop, stack: "container" };
const onFir: ServiceDeclaration = { ...shop, stack: "cnb" };
const withWorker: ServiceDeclaration = { ...shop, processes: ["web", "my_worker"] };
const image = "build:\n  docker:\n    web: Dockerfile\n";

/** A remedy that changes the file itself, and the file that it leads to. */
type InFile = [
  remedy: string,
  name: string,
  before: string | undefined,
  after: string | undefined,
  declaration?: ServiceDeclaration,
  applied?: ServiceDeclaration,
];

const json = (changes: Readonly<Record<string, unknown>>): string => changed(changes)["app.json"] ?? "";
const asDeclared = json({});

export const inFile: readonly InFile[] = [
  ["write web: <command>", "Procfile", "web:puma", "web: puma"],
  ["write web: <command>", "Procfile", "web : puma", "web: puma"],
  ["write web: <command>", "Procfile", "web:puma", "web: puma", onFir],
  ["write web", "Procfile", "Web: puma", "web: puma", onFir],
  ["Heroku reads the next line on its own", "Procfile", "web: puma \\\n -C x", "web: puma -C x"],
  ["remove the lines above it: Heroku uses the last one", "Procfile", "web: puma\nweb: puma", "web: puma"],
  ["save it as UTF-8 without one", "Procfile", "\u{feff}web: puma", "web: puma"],
  ["set a later one, and try it on staging first", "runtime.txt", "python-3.8.10", "python-3.13.1"],
  ["did you mean web", "Procfile", "wbe: puma", "web: puma"],
  [
    "Heroku stops a dyno whose web process does not listen on $PORT within a minute",
    "Procfile",
    "web: puma -p 80",
    "web: puma -p $PORT",
  ],
  ["close every quote and bracket", "Procfile", 'web: puma "', "web: puma"],
  ["remove it, unless heroku local runs the app from it", "Procfile", "web: puma", undefined, container],
  [
    "Heroku reads heroku.yml only on the container stack: declare it, or remove the file",
    "heroku.yml",
    image,
    undefined,
  ],
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
    "write it as KEY=value, or start it with #",
    ".env.example",
    `${written[".env.example"]}TOKEN: x\n`,
    `${written[".env.example"]}# TOKEN: x\n`,
  ],
  [
    "remove all but the last one, which Heroku uses",
    ".env.example",
    `${written[".env.example"]}X=1\nX=1\n`,
    `${written[".env.example"]}X=1\n`,
  ],
  ["move it to environments.test.scripts", "app.json", json({ scripts: { test: "rake" } }), asDeclared],
  ["remove it: review apps use the top-level env", "app.json", inReview({ env: {} })["app.json"], asDeclared],
  ["remove it", "app.json", json({ version: 3 }), asDeclared],
  ["did you mean keywords", "app.json", json({ keyword: [] }), json({ keywords: [] })],
  ["save it as UTF-8 without one", "app.json", `\u{feff}${asDeclared}`, asDeclared],
  [
    "remove all but the last one, which Heroku uses",
    "app.json",
    asDeclared.replace("{", '{"name":"shop",'),
    asDeclared,
  ],
  [
    "its value comes from elsewhere; if this was a real secret, rotate it: the repository's history keeps it",
    "app.json",
    json({ env: { ...env, TOKEN: { required: true, value: "x" } } }),
    json({ env: { ...env, TOKEN: { required: true } } }),
    { ...shop, config: { ...shop.config, TOKEN: secret() } },
  ],
  [
    "remove it: index.ts says where its value comes from",
    "app.json",
    json({ env: { MODE: { value: "production", generator: "secret" } } }),
    asDeclared,
  ],
  [
    "remove it: index.ts has it in production only",
    "app.json",
    json({ env: { ...env, ONLY: "x" } }),
    asDeclared,
    { ...shop, config: { ...shop.config, ONLY: onlyIn("production", fixed("x"), "there alone") } },
  ],
  [
    "remove it: index.ts has it in production only",
    "app.json",
    json({ addons: [...addons, "heroku-redis:mini"] }),
    asDeclared,
    { ...shop, addons: { ...shop.addons, redis: onlyIn("production", redis(), "there alone") } },
  ],
  ["remove it: the add-on postgres sets it", "app.json", json({ env: { ...env, DATABASE_URL: "x" } }), asDeclared],
  ['write one, or set release: registryImages("…") in index.ts', "heroku.yml", undefined, image, container],
  ["remove it: index.ts declares it", "heroku.yml", `setup: { config: { MODE: x } }\n${image}`, image, container],
  ["indent it under build", "heroku.yml", `docker: { web: Dockerfile }\n`, image, container],
  [
    "move it to the start of the line: it does not belong to build",
    "heroku.yml",
    `${image}  run:\n    web: puma\n`,
    `${image}run:\n  web: puma\n`,
    container,
  ],
  ["let the app read it at run time", "heroku.yml", `${image}  config: { NPM_TOKEN: x }\n`, image, container],
  ["a build on Fir fails here", "Procfile", "web: puma\n- x\n", "web: puma\n", onFir],
  [
    "rename it to my-worker here and in index.ts before it moves to Fir",
    "Procfile",
    "web: puma\nmy_worker: x\n",
    "web: puma\nmy-worker: x\n",
    withWorker,
    { ...shop, processes: ["web", "my-worker"] },
  ],
  ["make what it starts listen on the port in PORT", "Procfile", "web: bin/fixed.js", "web: bin/start.js"],
  [
    "empty it; if it was a real secret, rotate it: the repository's history keeps it",
    ".env.example",
    `${written[".env.example"]}TOKEN=x\n`,
    `${written[".env.example"]}TOKEN=\n`,
    { ...shop, config: { ...shop.config, TOKEN: secret() } },
  ],
];
