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

/** Absent, or null, where nothing is declared. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);

/** The reason for what is declared. */
const why = optional(z.string());

const Exceptions = z.object({
  withoutWeb: why,
  withoutErrorTracker: why,
  withoutLogs: why,
  mayBeDown: why,
  mailSink: why,
  manyHosts: why,
  /** Why restricted data may be outside a Private Space. */
  commonRuntime: why,
  /** What starts a process type that has no running dyno. */
  onDemand: z.record(z.string(), z.string()).default({}),
  monthlyCost: optional(z.object({ dollars: z.number(), reason: z.string() })),
  /** Where jobs wait outside the add-ons, or why there are none. */
  jobs: optional(
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("queueAt"), key: z.string(), reason: z.string() }),
      z.object({ kind: z.literal("noJobs"), reason: z.string() }),
    ]),
  ),
  /** All of them, and those of add-ons and config vars, as reports list them. */
  listed: z.array(z.object({ path: z.string(), what: z.string(), reason: z.string() })).default([]),
});

/** The declaration of a service, from its component's output `declared`. */
export const DeclaredFacts = z.object({
  name: z.string(),
  appName: z.string(),
  /** Absent where Heroku chooses. */
  stack: optional(z.string()),
  release: Release,
  dataClass: z.enum(["public", "internal", "restricted"]),
  space: optional(z.string()),
  uploads: z.boolean(),
  /** The add-on that holds the jobs, by its name in the declaration. */
  broker: optional(z.string()),
  /** The exceptions of the service, each with its reason. */
  exceptions: Exceptions.prefault({}),
  processes: z.array(z.string()),
  /** Process types that an autoscaler scales. */
  autoscaled: z.array(z.string()).default([]),
  addons: z.array(
    z.object({
      slot: z.string(),
      /** Its slug on Heroku. */
      service: z.string(),
      purpose: z.string(),
      setsKeys: z.array(z.string()),
      holdsData: z.boolean(),
      backup: optional(Backup),
      /** What it holds copies of, so that it may lose everything. */
      cacheOnly: why,
      /** Why it may be deleted; absent where production protects it. */
      unprotected: why,
    }),
  ),
  /** The config vars of this environment, without their values. */
  config: z.array(
    z.object({
      key: z.string(),
      kind: z.string(),
      /** Why environments share it. */
      shared: why,
      /** Why it is not a secret. */
      public: why,
      /** Why environments may use one store. */
      readOnly: why,
      /** How the data of the store outside Heroku is backed up that it leads to. */
      store: optional(Backup),
    }),
  ),
  domain: optional(z.object({ hostname: z.string(), apex: optional(z.string()), dns: z.string() })),
  /** Addresses that receive notices of releases. */
  notices: z.array(z.string()),
  /** Why the whole service may be deleted; absent where production protects it. */
  unprotected: why,
  reviewApps: optional(
    z.object({
      repository: z.string(),
      staleDays: z.number(),
      waitForCi: z.boolean(),
      size: z.string().default("Eco"),
      /** By slot of the add-on, in full, as `heroku-redis:mini`. */
      plans: z.record(z.string(), z.string()).default({}),
      /** What fills their database; absent where nothing does. */
      postdeploy: optional(z.string()),
    }),
  ),
});
export type DeclaredFacts = z.infer<typeof DeclaredFacts>;
/** As a component outputs it: exceptions are optional. */
export type DeclaredFactsInput = z.input<typeof DeclaredFacts>;
