import { z } from "zod";

const OnApp = z.strictObject({ service: z.string(), app: z.string() });

const unhealthy = <Kind extends string, Shape extends z.core.$ZodLooseShape>(kind: Kind, shape: Shape) =>
  OnApp.extend({ kind: z.literal(kind), ...shape });

/** Something that does not work, whether or not it is declared so and the same everywhere. */
export const Health = z.discriminatedUnion("kind", [
  unhealthy("certificate", {
    hostname: z.string(),
    /** `failing` or `failed`. */
    status: z.string(),
    /** Heroku's reason, such as `CAA record prevents issuing the certificate`. */
    reason: z.string().optional(),
  }),
  unhealthy("backup", {
    database: z.string(),
    /** The attachment that the app reads it by, such as `DATABASE`. */
    attachment: z.string().optional(),
    problem: z.enum(["no schedule", "no backup", "old backup"]),
    /** When the newest backup was taken. */
    newest: z.iso.datetime().optional(),
  }),
  unhealthy("dynos", { state: z.string(), dynos: z.array(z.string()) }),
  unhealthy("release", {
    version: z.int(),
    description: z.string(),
    by: z.string().optional(),
    at: z.iso.datetime(),
  }),
  unhealthy("add-on", { addon: z.string(), plan: z.string(), state: z.string(), since: z.iso.datetime().optional() }),
  /** A store whose usual name, such as `DATABASE`, is no longer attached. */
  unhealthy("attachment", { attachment: z.string(), addon: z.string() }),
  /** Heroku's Data API says that a database does not serve. */
  unhealthy("database", { database: z.string(), status: z.string() }),
  /** A database that is nearly full by its plan; a full one rejects writes. */
  unhealthy("full", {
    database: z.string(),
    /** The attachment that the app reads it by, such as `DATABASE`. */
    attachment: z.string().optional(),
    plan: z.string(),
    measure: z.enum(["storage", "rows", "tables"]),
    /** In bytes, rows or tables. */
    used: z.number(),
    limit: z.number(),
    percent: z.int(),
  }),
  /** A log add-on that has used nearly all that its plan takes: above it, lines are dropped. */
  unhealthy("log volume", {
    addon: z.string(),
    plan: z.string(),
    /** In bytes. */
    used: z.number(),
    limit: z.number(),
    percent: z.int(),
  }),
  unhealthy("suspended", { reason: z.string() }),
]);
export type Health = z.infer<typeof Health>;

/** What does not work, by service and environment. */
export type HealthByService = ReadonlyMap<string, Readonly<Record<string, Health[]>>>;
