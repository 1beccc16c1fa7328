import type * as kinds from "../../kinds/only-in.ts";

/** A stack, and a stage of every service's pipeline. */
export type Environment = "development" | "staging" | "production";

/** Something that one environment has and the others do not, with the reason that reviews show. */
export type OnlyIn<T, E extends Environment = Environment> = kinds.OnlyIn<T, E>;

/** A thing that every environment has, or one only. */
export type Sometimes<T> = kinds.Sometimes<T, Environment>;

/** Declares a deliberate difference: `onlyIn("staging", perEnvironment(), "mail goes to testers")`. */
export const onlyIn = <const E extends Environment, T>(environment: E, thing: T, reason: string): OnlyIn<T, E> => ({
  kind: "onlyIn",
  environment,
  thing,
  reason,
});
