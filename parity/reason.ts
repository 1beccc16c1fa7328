import { z } from "zod";
import { Origin } from "./manifest.ts";

const reason = <Code extends string, Shape extends z.core.$ZodLooseShape>(code: Code, shape: Shape) =>
  z.strictObject({ code: z.literal(code), ...shape });

const environment = z.string();
const environments = z.array(environment);
const origin = Origin.shape.kind;

/** Why a difference has its verdict. `environments` are those that the code is true of. */
export const Reason = z.discriminatedUnion("code", [
  // Not checked.
  reason("unread", { failures: z.array(z.strictObject({ environment, message: z.string() })) }),
  reason("values unread", {}),
  // Not checked where it is so in both, else unexplained.
  reason("no app", { environments }),
  // Declared.
  reason("declared", { text: z.string() }),
  // Allowed.
  reason("set per environment", { idle: environments.optional() }),
  reason("value per environment", { origin }),
  reason("signing unknown", {}),
  reason("own backup time", {}),
  reason("own releases", {}),
  /** The next `up` of these makes it equal. */
  reason("next up", { environments }),
  // Unexplained.
  reason("undeclared", {}),
  /** `isDeclared` where it is known to be declared there. */
  reason("undeclared in one", { environment, isDeclared: z.boolean() }),
  reason("missing", { environment }),
  reason("declared for another", { declaredFor: environment, environments }),
  reason("declared count", { environment, declared: z.int(), found: z.int() }),
  /** By environment, what is declared where something else is found. */
  reason("not as declared", { declared: z.record(environment, z.string()) }),
  reason("add-on of another app", {}),
  reason("renamed by hand", {}),
  reason("other stage", {}),
  reason("undeclared member", {}),
  reason("maintenance by hand", { environments }),
  /** By environment, the number of dynos that is declared. */
  reason("no dynos", { declared: z.record(environment, z.string()) }),
  reason("dynos in one", { environment }),
  reason("rolled back", {}),
  reason("not promoted", { environments }),
  reason("copied value", {}),
  reason("empty value", { origin, environments }),
  reason("not the declared value", { origin, environments }),
  reason("values differ", { origin: origin.optional() }),
  reason("same signing key", {}),
  reason("same secret", {}),
  reason("same generated value", {}),
  reason("same add-on", { addon: z.string() }),
]);
export type Reason = z.infer<typeof Reason>;

/** What is the same in both environments, and must not be. */
export const isTooEqual = ({ code }: Reason): boolean => code.startsWith("same ");
