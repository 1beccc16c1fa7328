import { z } from "zod";

const Backup = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("daily"),
    at: z.string(),
    timezone: z.string(),
    keepDays: z.number(),
    offSite: z.string().optional(),
  }),
  z.object({ kind: z.literal("noBackup"), reason: z.string() }),
  z.object({ kind: z.literal("vendorBackup"), how: z.string() }),
  z.object({ kind: z.literal("rebuilt"), how: z.string() }),
]);

const Release = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("promotion") }),
  z.object({ kind: z.literal("branches"), branches: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal("registryImages"), how: z.string() }),
]);

const Why = z.string().nullable();

const Exceptions = z.object({
  withoutWeb: Why,
  withoutErrorTracker: Why,
  withoutLogs: Why,
  mayBeDown: Why,
  mailSink: Why,
  manyHosts: Why,
  commonRuntime: Why.default(null),
  onDemand: z.record(z.string(), z.string()),
  monthlyCost: z.object({ dollars: z.number(), reason: z.string() }).nullable(),
  jobs: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("queueAt"), key: z.string(), reason: z.string() }),
      z.object({ kind: z.literal("noJobs"), reason: z.string() }),
    ])
    .nullable(),
  listed: z.array(z.object({ path: z.string(), what: z.string(), reason: z.string() })),
});

const noExceptions: z.infer<typeof Exceptions> = {
  withoutWeb: null,
  withoutErrorTracker: null,
  withoutLogs: null,
  mayBeDown: null,
  mailSink: null,
  manyHosts: null,
  commonRuntime: null,
  onDemand: {},
  monthlyCost: null,
  jobs: null,
  listed: [],
};

/** The declaration of a service, from its component's output `declared`. */
export const DeclaredFacts = z.object({
  name: z.string(),
  appName: z.string(),
  stack: z.string().nullable(),
  release: Release,
  dataClass: z.enum(["public", "internal", "restricted"]),
  space: z.string().nullable(),
  uploads: z.boolean(),
  /** The add-on that holds the jobs, by its name in the declaration. */
  broker: z.string().nullable(),
  /** The exceptions of the service, each with its reason. */
  exceptions: Exceptions.default(noExceptions),
  processes: z.array(z.string()),
  /** Process types that an autoscaler scales. */
  autoscaled: z.array(z.string()).default([]),
  addons: z.array(
    z.object({
      slot: z.string(),
      service: z.string(),
      purpose: z.string(),
      setsKeys: z.array(z.string()),
      holdsData: z.boolean(),
      backup: Backup.nullable(),
      cacheOnly: Why.default(null),
      /** Why it may be deleted; null where production protects it. */
      unprotected: z.string().nullable(),
    }),
  ),
  config: z.array(
    z.object({
      key: z.string(),
      kind: z.string(),
      shared: Why,
      public: Why.default(null),
      readOnly: Why.default(null),
      store: Backup.nullable().default(null),
    }),
  ),
  domain: z.object({ hostname: z.string(), apex: z.string().nullable(), dns: z.string() }).nullable(),
  notices: z.array(z.string()),
  /** Why the whole service may be deleted; null where production protects it. */
  unprotected: z.string().nullable(),
  reviewApps: z
    .object({
      repository: z.string(),
      staleDays: z.number(),
      waitForCi: z.boolean(),
      size: z.string().default("Eco"),
      /** By slot of the add-on, in full, as `heroku-redis:mini`. */
      plans: z.record(z.string(), z.string()).default({}),
      postdeploy: z.string().nullable().default(null),
    })
    .nullable(),
});
export type DeclaredFacts = z.infer<typeof DeclaredFacts>;
/** As a component outputs it: exceptions are optional. */
export type DeclaredFactsInput = z.input<typeof DeclaredFacts>;
