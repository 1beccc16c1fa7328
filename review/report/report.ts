import { z } from "zod";
import { Cause } from "../../kinds/cause.ts";
import { Step } from "../../kinds/command.ts";
import { Edit, Unwritten } from "../../kinds/edit.ts";
import { Health } from "../../kinds/health.ts";
import { Unpriced } from "../../kinds/price.ts";
import { RestartReason } from "../../kinds/restart.ts";
import { Difference } from "../../parity/difference.ts";
import { TakenOver } from "../../sdks/heroku/client/taken-over.ts";
import { Left } from "../../sdks/heroku/define/consequence.ts";
import { AddedByHand } from "./added-by-hand.ts";
import { Breakage } from "./breakage.ts";
import { Ignored } from "./ignored.ts";
import { MadeOf } from "./made-of.ts";
import { NotChecked } from "./not-checked.ts";
import { ReportError } from "./report-error.ts";

/** One changed property, by its path, such as `vars.LOG_LEVEL`. Values of config vars and of addresses are never in it. */
const ChangedProperty = z.strictObject({
  path: z.string(),
  kind: z.enum(["add", "update", "delete"]),
  /** Whether it forces replacement. */
  replaces: z.boolean(),
  /** Before and after, of properties that hold no value of anybody's, such as a plan. */
  shown: z.strictObject({ before: z.string().optional(), after: z.string().optional() }).optional(),
  /** Whether it is recorded already, and still to be set: dynos wait for the first release of code. */
  isDue: z.literal(true).optional(),
});
export type ChangedProperty = z.infer<typeof ChangedProperty>;

/** An object of the program, as a reader finds it. */
const Subject = z.strictObject({
  urn: z.string(),
  type: z.string(),
  name: z.string(),
  /** The service that it belongs to; absent where it belongs to none. */
  service: z.string().optional(),
});
export type Subject = z.infer<typeof Subject>;

/** What the next `up` does to one object, as Heroku has it now: what the files ask for, and what takes drift back. */
const Change = Subject.extend({
  operation: z.enum(["create", "update", "replace", "delete"]),
  properties: z.array(ChangedProperty),
  /** Fingerprints of the values before and after, by path: `tandem stale` compares two reviews by them. */
  values: z.record(z.string(), z.string()).optional(),
  /**
   * Absent where the files ask for it. `drift`: it takes back what was changed by hand since the last `up`; `both`: the files
   * change what was changed by hand as well.
   */
  origin: z.enum(["drift", "both"]).optional(),
  /** Whether something is lost by it: a delete or a replacement of what holds data or serves people. */
  isDestructive: z.boolean(),
  /** What it breaks for people, though it loses no data. */
  breaks: z.array(Breakage).optional(),
  /** Of a create, what Heroku has already: the `up` takes it over as it stands, and makes no new one. */
  takesOver: TakenOver.optional(),
  /** What a delete does not remove. */
  leaves: Left.optional(),
  /** In Heroku's words, why the last `up` could not do this. */
  refused: z.string().optional(),
  /** Whether only a stand-in is there, as for AWS in a trial. */
  isSimulated: z.boolean(),
});
export type Change = z.infer<typeof Change>;

/** An object that is not as the last `up` left it. */
const Drift = Subject.extend({
  operation: z.enum(["update", "delete"]),
  properties: z.array(ChangedProperty),
  cause: Cause,
  /** How to keep it, in order; absent where nothing can be written. */
  accept: z.array(Edit).optional(),
  /** Why nothing that is written would keep it, or some of it. */
  unwritten: z.array(Unwritten).optional(),
  /** How to have it back, in order. */
  revert: z.array(Step).optional(),
  /** Absent where it counts as drift. */
  ignored: Ignored.optional(),
});
export type Drift = z.infer<typeof Drift>;

/** An app that runs an earlier release again. */
const RolledBack = z.strictObject({
  service: z.string(),
  app: z.string(),
  /** Version that runs again, and that of the release which says so. */
  to: z.int(),
  release: z.int(),
  by: z.string().optional(),
  at: z.iso.datetime().optional(),
  /** Whether the next `up` would make a release of it, and is refused for that; the changes are then those of an `up` that may move it forward. */
  stopsUp: z.literal(true).optional(),
});
export type RolledBack = z.infer<typeof RolledBack>;

/** Dynos that the `up` restarts. */
const Restart = z.strictObject({
  service: z.string(),
  app: z.string(),
  processes: z.array(z.string()),
  because: z.array(RestartReason),
});
export type Restart = z.infer<typeof Restart>;

const PolicyFinding = z.strictObject({
  policy: z.string(),
  level: z.enum(["advisory", "mandatory"]),
  urn: z.string().optional(),
  message: z.string(),
  /** Environment that goes before: once it is up from these files, this does not stop the `up` any more. */
  waitsFor: z.string().optional(),
});
export type PolicyFinding = z.infer<typeof PolicyFinding>;

/** US dollars a month. */
const Cost = z.strictObject({
  /** Absent where no `up` recorded it. */
  before: z.number().optional(),
  after: z.number(),
  /** By service. */
  services: z.record(z.string(), z.strictObject({ before: z.number().optional(), after: z.number() })),
  unpriced: z.array(Unpriced),
  /** Add-ons and dynos that nobody declared. They are in the sums, before and after: they are billed. */
  addedByHand: z
    .array(
      z.union([
        z.strictObject({ service: z.string(), addon: z.string(), plan: z.string(), monthly: z.number() }),
        z.strictObject({
          service: z.string(),
          process: z.string(),
          quantity: z.int(),
          size: z.string(),
          monthly: z.number(),
        }),
      ]),
    )
    .optional(),
});
export type Cost = z.infer<typeof Cost>;

/** Shows whether two reviews are of the same values. Fingerprints are made with the salt that the stack keeps encrypted. */
const Values = z.discriminatedUnion("basis", [
  /** Of the stack file's secrets, by `<namespace>:<name>`. */
  z.strictObject({ basis: z.literal("fingerprints"), secrets: z.record(z.string(), z.string()) }),
  /** The stack was never brought up, and has no salt: its values are those of the commit. */
  z.strictObject({ basis: z.literal("commit") }),
]);
export type Values = z.infer<typeof Values>;

/** An entry of `heroku:confirm` or `HEROKU_CONFIRM` that the `up` has no use for. */
const UnusedConfirmation = z.strictObject({
  confirmation: z.string(),
  from: z.enum(["HEROKU_CONFIRM", "heroku:confirm"]),
  stack: z.string(),
  why: z.enum(["other stack", "no such resource", "not needed"]),
});
export type UnusedConfirmation = z.infer<typeof UnusedConfirmation>;

/** What one environment would get, and what has become of it since its last `up`. */
const EnvironmentReview = z.strictObject({
  environment: z.string(),
  /** Of this environment's `up`: whether the program, the look-ups and the policies let it begin. */
  outcome: z.enum(["succeeded", "failed", "not checked"]),
  /** Environment that is brought up before it from the same files, where these remove something that this one has. */
  goesFirst: z.string().optional(),
  changes: z.array(Change),
  /** Absent when they could not be read. */
  values: Values.optional(),
  drift: z.array(Drift),
  rolledBack: z.array(RolledBack),
  addedByHand: z.array(AddedByHand).default([]),
  health: z.array(Health).default([]),
  restarts: z.array(Restart),
  policies: z.array(PolicyFinding),
  /** What `index.ts` does otherwise than the policies ask, for good, one line each with its reason. They are no violations. */
  exceptions: z.array(z.strictObject({ place: z.string(), what: z.string(), reason: z.string() })).default([]),
  unusedConfirmations: z.array(UnusedConfirmation).default([]),
  cost: Cost.optional(),
  /** Other than policies: why it failed. */
  errors: z.array(ReportError),
  notChecked: z.array(NotChecked),
  /** By service, the app's name and what it is made of in this environment: the board shows it. */
  services: z.record(z.string(), MadeOf),
});
export type EnvironmentReview = z.infer<typeof EnvironmentReview>;

/** The form of a report. Another one is refused: run the review again. */
export const reportVersion = 2;

/** What a change does to every environment, as `tandem review --json` prints it. No secret is in it, and no value of a config var. */
export const Report = z.strictObject({
  /** Of this form. */
  version: z.literal(reportVersion),
  project: z.string(),
  /** When it was made. */
  at: z.iso.datetime(),
  /** Commit that was reviewed, where the folder is a git repository. */
  commit: z.string().optional(),
  /** `local` is without credentials: on a local Heroku, from nothing. */
  mode: z.enum(["live", "local"]),
  /** In the order of the declaration. */
  environments: z.array(EnvironmentReview),
  parity: z.array(
    z.strictObject({
      environments: z.tuple([z.string(), z.string()]),
      /** Whether what Heroku has was compared, or only what the files declare. */
      basis: z.enum(["live", "declared"]),
      differences: z.array(Difference),
      /** How many facts are the same. */
      same: z.number(),
    }),
  ),
  notChecked: z.array(NotChecked),
});
export type Report = z.infer<typeof Report>;
