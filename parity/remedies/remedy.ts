import { z } from "zod";
import { Command } from "../../kinds/command.ts";

const text = z.string();
const texts = z.array(text);
const command = Command;

const step = <Code extends string, Shape extends z.core.$ZodLooseShape>(code: Code, shape: Shape) =>
  z.strictObject({ code: z.literal(code), ...shape });

const effects = [
  "restores it",
  "restores generated value",
  "restores declared value",
  "restores secret",
  "deletes data",
  "needs build",
  "rolls forward",
  "needs preparation",
] as const;

/** One thing to do, by a command where there is one. */
const Step = z.discriminatedUnion("code", [
  /** `addon` is what the `up` creates again; what is missing comes with it. */
  step("run", { command, effect: z.enum(effects).optional(), addon: text.optional() }),
  /** The command shows what to change, and the commands of `next` change it; `addon` is what brings it. */
  step("inspect", { command, next: texts, addon: text.optional() }),
  /** The command shows which add-on both environments use. */
  step("separate add-ons", { command, addon: text }),
  step("keep add-on", { addon: text, usedBy: texts }),
  /** The name is in use; the command has another add-on serve under it. */
  step("keep attachment", { attachment: text, app: text, addon: text.optional(), command: command.optional() }),
  step("ask vendor", { addon: text }),
  /** A process type, or the command that starts it, comes with the code; the command promotes it. */
  step("release code", { apps: texts, process: text.optional(), command: command.optional() }),
  step("promote", { command }),
  step("build", { app: text }),
  step("deploy a fix", { app: text }),
  step("create app again", { app: text }),
  step("set another secret", { command }),
  /** As `secret()` or `perEnvironment()`. */
  step("declare value", { key: text }),
  step("declare difference", {}),
  step("remove", {}),
]);
export type Step = z.infer<typeof Step>;

/** What a person writes where it is meant so. */
const Acceptance = z.discriminatedUnion("how", [
  z.strictObject({ how: z.literal("declare"), file: z.enum(["index.ts", "stack file"]), key: text }),
  /** In `index.ts`, with `onlyIn` where it is for one environment. */
  z.strictObject({ how: z.literal("onlyIn"), key: text }),
  /** In `index.ts`, as `perEnvironment()` or `secret()`. */
  z.strictObject({ how: z.literal("perEnvironment"), key: text }),
  z.strictObject({ how: z.literal("the same everywhere") }),
]);
export type Acceptance = z.infer<typeof Acceptance>;

/** What puts an unexplained difference right: all of the steps in order, or one of them. Or what accepts it. */
export const Remedy = z.strictObject({
  choose: z.enum(["all", "one"]),
  steps: z.array(Step),
  accept: Acceptance.optional(),
});
export type Remedy = z.infer<typeof Remedy>;
