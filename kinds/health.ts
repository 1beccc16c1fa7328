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

type WithoutApp<Each> = Each extends Health ? Omit<Each, keyof z.infer<typeof OnApp>> : never;

/** The same, of an app that the caller knows. */
export type Unhealthy = WithoutApp<Health>;

/** What stays the same from one look to the next, unlike the age of a backup or which dynos are down. */
const identifying: { readonly [Kind in Health["kind"]]: readonly (keyof Extract<Health, { kind: Kind }>)[] } = {
  certificate: ["hostname"],
  backup: ["database", "problem"],
  dynos: [],
  release: ["version"],
  "add-on": ["addon"],
  attachment: ["attachment"],
  database: ["database"],
  full: ["database", "measure"],
  "log volume": ["addon"],
  suspended: [],
};

/** What tells one thing that does not work from another. */
export function identityOf(health: Health): unknown[] {
  const told = new Map<string, unknown>(Object.entries(health));
  return [health.kind, health.app, ...identifying[health.kind].map((key) => told.get(key))];
}

/** How much of a limit is used. */
export interface Usage {
  readonly used: number;
  readonly limit: number;
  /** A whole number: over 100 where Heroku lets something grow past its plan for a while. */
  readonly percent: number;
}

/** From here on it is told: what is left lasts for weeks, in which a plan can be changed. */
const NEARLY_USED_PERCENT = 80;

/** The use of a limit that is nearly reached; nothing of one that is not, or of no limit. */
export function nearlyUsed({ used, limit }: Pick<Usage, "used" | "limit">): Usage[] {
  const percent = Math.floor((100 * used) / limit);
  return limit > 0 && percent >= NEARLY_USED_PERCENT ? [{ used, limit, percent }] : [];
}
