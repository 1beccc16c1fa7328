/** A part of the program with one purpose: a folder, or a folder below one. */
export interface Room {
  /** What it holds, in a few words. */
  readonly holds: string;
  /** Rooms that it may import from; `types of` such a room, where only its types. Nothing else of ours. */
  readonly from: readonly string[];
  /** Packages that it may import from, beside Node's own. */
  readonly packages: readonly string[];
}

/** Every room, by its folder. A room never imports from one that imports from it, whatever lies between. */
export const rooms: Readonly<Record<string, Room>> = {
  "index.ts": { holds: "the estate, declared once", from: ["components", "settings"], packages: [] },
  settings: {
    holds: "schemas of index.ts and the stack files",
    from: ["kinds", "sdks/heroku/client", "sdks/heroku/define", "sdks/heroku/provider", "sdks/heroku/resources"],
    packages: ["@pulumi/pulumi", "yaml", "zod"],
  },
  kinds: {
    holds: "what each part of a service means: names, places, words, drift, health, cost",
    from: ["types of sdks/heroku/resources"],
    packages: ["zod"],
  },
  "config-vars": { holds: "how config vars are classified by name and value", from: [], packages: [] },
  components: {
    holds: "what a service is made of, as Pulumi components",
    from: ["config-vars", "kinds", "parity", "sdks/heroku", "settings"],
    packages: ["@pulumi/aws", "@pulumi/pulumi", "zod"],
  },
  parity: {
    holds: "how two environments are compared, and what to do",
    from: ["config-vars", "kinds", "sdks/heroku/client", "sdks/heroku/define", "sdks/heroku/resources", "settings"],
    packages: ["zod"],
  },
  policies: {
    holds: "the policy pack, one rule a file, and its facts",
    from: ["config-vars", "kinds", "parity", "sdks/heroku/client"],
    packages: ["@pulumi/policy", "zod"],
  },
  "app-files": {
    holds: "an app's own files: app.json, Procfile, heroku.yml",
    from: ["config-vars", "kinds", "sdks/heroku/client", "settings"],
    packages: ["unbash", "yaml", "zod"],
  },
  "review/report": {
    holds: "what a review found, as data",
    from: ["kinds", "parity", "sdks/heroku/client", "sdks/heroku/define"],
    packages: ["zod"],
  },
  "review/live": {
    holds: "the live state of an environment, read from Heroku",
    from: ["kinds", "parity", "review/report", "sdks/heroku/client", "settings"],
    packages: ["zod"],
  },
  "review/observe": {
    holds: "what was added by hand, and what does not work",
    from: [
      "kinds",
      "parity",
      "review/live",
      "sdks/heroku/client",
      "sdks/heroku/resources",
      "settings",
      "types of engine",
      "types of review/report",
    ],
    packages: ["zod"],
  },
  "review/collect": {
    holds: "a review: previews, drift, causes, costs",
    from: [
      "engine",
      "engine/wire",
      "kinds",
      "parity",
      "review/live",
      "review/observe",
      "review/report",
      "sdks/heroku/client",
      "sdks/heroku/define",
      "sdks/heroku/resources",
      "settings",
    ],
    packages: ["zod"],
  },
  "review/render": {
    holds: "rendering: Markdown, HTML, terminal",
    from: ["kinds", "parity", "review/report", "sdks/heroku/client", "sdks/heroku/define"],
    packages: ["hono", "picocolors"],
  },
  "review/github": {
    holds: "comments, checks and issues on GitHub",
    from: ["engine", "kinds", "review/render", "review/report"],
    packages: ["@octokit/core", "@octokit/plugin-paginate-rest", "@octokit/request-error", "p-retry", "zod"],
  },
  engine: { holds: "the interface of both engines", from: ["types of sdks/heroku/client"], packages: [] },
  "engine/wire": {
    holds: "Pulumi's protocols as data",
    from: ["sdks/heroku/client", "types of engine"],
    packages: ["@grpc/grpc-js", "google-protobuf"],
  },
  "engine/local": {
    holds: "the local engine",
    from: ["engine", "engine/simulated", "engine/wire", "sdks/heroku/client"],
    packages: ["@grpc/grpc-js", "@pulumi/pulumi", "google-protobuf", "p-limit", "yaml", "zod"],
  },
  "engine/pulumi": {
    holds: "the Pulumi CLI as an engine",
    from: ["engine", "engine/local", "engine/wire", "sdks/heroku/client"],
    packages: ["@pulumi/pulumi", "yaml", "zod"],
  },
  "engine/simulated": {
    holds: "stand-ins for AWS in a trial",
    from: ["engine", "engine/wire"],
    packages: ["@grpc/grpc-js", "@pulumi/pulumi", "google-protobuf"],
  },
  cli: {
    holds: "the tandem command",
    from: [
      "app-files",
      "components",
      "emulator",
      "engine",
      "engine/local",
      "engine/pulumi",
      "kinds",
      "parity",
      "policies",
      "review/collect",
      "review/github",
      "review/live",
      "review/observe",
      "review/render",
      "review/report",
      "sdks/heroku/client",
      "sdks/heroku/provider",
      "settings",
    ],
    packages: ["commander", "picocolors", "write-file-atomic", "yaml", "zod"],
  },
  "sdks/heroku": {
    holds: "the classes that programs use",
    from: ["sdks/heroku/define", "sdks/heroku/functions", "sdks/heroku/resources"],
    packages: [],
  },
  "sdks/heroku/client": { holds: "Heroku's APIs over HTTP", from: [], packages: ["p-limit", "p-retry", "zod"] },
  "sdks/heroku/define": {
    holds: "how a resource is defined",
    from: ["sdks/heroku/client"],
    packages: ["@pulumi/pulumi", "zod"],
  },
  "sdks/heroku/resources": {
    holds: "every Heroku resource, one definition each",
    from: ["sdks/heroku/client", "sdks/heroku/define"],
    packages: ["zod"],
  },
  "sdks/heroku/functions": {
    holds: "look-ups",
    from: ["sdks/heroku/client", "sdks/heroku/define", "sdks/heroku/resources"],
    packages: ["zod"],
  },
  "sdks/heroku/provider": {
    holds: "the provider, over gRPC",
    from: ["sdks/heroku/client", "sdks/heroku/define", "sdks/heroku/functions", "sdks/heroku/resources"],
    packages: ["@grpc/grpc-js", "@pulumi/pulumi", "google-protobuf", "zod"],
  },
  emulator: { holds: "the local Heroku", from: [], packages: ["@hono/node-server", "hono", "luxon", "zod"] },
};

/** Room of tests, and of what only tests, benchmarks and people run: they import anything, and nothing imports them. */
export const outside = ["test", "bench", "scripts"];

/** Whether a file is only run by tests. */
export const isTest = (file: string): boolean =>
  /\.(?:test|cases)\.ts$|(?:^|\/)test\//.test(file) ||
  outside.some((folder) => file.startsWith(`${folder}/`)) ||
  (!file.includes("/") && file.startsWith("vitest"));

/** The room of a file: the deepest folder that is one. */
export const roomOf = (file: string): string | undefined =>
  Object.keys(rooms)
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((one, other) => other.length - one.length)[0];
