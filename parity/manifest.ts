import { createHmac } from "node:crypto";
import { z } from "zod";

/** What two environments are compared by, in the order in which it is shown. */
export const aspects = [
  "app",
  "pipeline",
  "stack",
  "region",
  "buildpacks",
  "processes",
  "config",
  "addons",
  "attachments",
  "features",
  "domains",
  "certificates",
  "drains",
  "webhooks",
  "access",
  "backups",
  "release",
] as const;
export type Aspect = (typeof aspects)[number];

/** Where the declaration has a config var's value from, which says whether it may, must or must not differ. */
export const Origin = z.strictObject({
  kind: z.enum(["fixed", "perEnvironment", "secret", "generated", "fromDomain", "environmentName"]),
  /** Why a secret is the same everywhere; absent where it must differ. */
  shared: z.string().optional(),
});
export type Origin = z.infer<typeof Origin>;

/** Something that one environment has and the others do not, with the declared reason. */
const DeclaredDifference = z.strictObject({
  /** As a fact's path begins, such as `config.EMAIL_RECIPIENTS`. */
  path: z.string(),
  environment: z.string(),
  reason: z.string(),
});

export type DeclaredDifference = z.infer<typeof DeclaredDifference>;

/** What is so of one service in one environment. Nothing of it is secret. */
const ServiceManifest = z.strictObject({
  /** Name of the app. */
  app: z.string(),
  /** By path, the aspect first: `processes.web.size`, `config.RACK_ENV`. What is not there has no path. See `facts.ts`. */
  facts: z.record(z.string(), z.string()),
  /**
   * What could not be read, with the reason, as paths begin: `config`, `addons.heroku-postgresql.version`. It never counts as
   * equal.
   */
  unchecked: z.record(z.string(), z.string()),
  /** What the declaration says of config vars, by key. */
  config: z.record(z.string(), Origin),
  differences: z.array(DeclaredDifference),
});
export type ServiceManifest = z.infer<typeof ServiceManifest>;

/** What is so of one environment: recorded by its stack as an output, or read from Heroku. */
export const Manifest = z.strictObject({
  version: z.literal(1),
  environment: z.string(),
  services: z.record(z.string(), ServiceManifest),
  /** Whether its stack has the pipelines, as that of the first environment does. Absent in older records. */
  hasPipelines: z.boolean().optional(),
  /** Pipelines of services that are gone here: they stay while another environment has its app in them. */
  keptPipelines: z.array(z.string()).optional(),
  /** Services whose pipeline the first environment has still to make: in a preview only, since an `up` refuses it. */
  awaitedPipelines: z.array(z.string()).optional(),
});
export type Manifest = z.infer<typeof Manifest>;

/** Shows whether two config vars have the same value, and nothing else. Kept encrypted nevertheless. */
export const Fingerprints = z.strictObject({
  /** Secret, and made once for each stack. */
  salt: z.string(),
  /** By service and key. */
  values: z.record(z.string(), z.record(z.string(), z.string())),
  /** By service and key, of the data stores outside Heroku that config vars lead to, whichever user signs in. Absent in older records. */
  stores: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});
export type Fingerprints = z.infer<typeof Fingerprints>;

/** The fingerprint of a config var's value. Values are compared under one salt only. */
export const fingerprint = (salt: string, value: string): string =>
  createHmac("sha256", salt).update(value).digest("hex");
