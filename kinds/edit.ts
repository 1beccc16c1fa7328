import { z } from "zod";
import { Code, Step } from "./command.ts";

const OfService = z.strictObject({ service: z.string() });

/** One thing to write, or to run, so that what is on Heroku stays. */
export const Edit = z.discriminatedUnion("code", [
  /** A knob of the service in the stack file of an environment. */
  OfService.extend({ code: z.literal("set"), environment: z.string(), knob: z.string(), value: Code }),
  OfService.extend({ code: z.literal("unset"), environment: z.string(), knob: z.string() }),
  /** In `index.ts`. */
  OfService.extend({
    code: z.literal("declare"),
    path: z.string(),
    written: Code,
    /** Whether an entry is added to a list or a map that may have others. */
    adds: z.literal(true).optional(),
    /** Whether every environment gets it. */
    everywhere: z.literal(true).optional(),
  }),
  OfService.extend({
    code: z.literal("undeclare"),
    path: z.string(),
    /** The list, or the part of a call, that it stands in. */
    from: z.string().optional(),
    /** Set where something else provides it now. */
    because: z.literal("an add-on sets it").optional(),
  }),
  /** A rule of `estate:review` by which an `up` leaves what is at `path` of the service as it is. */
  OfService.extend({ code: z.literal("ignore"), environment: z.string(), path: z.string() }),
  Step.extend({ code: z.literal("run") }),
]);
export type Edit = z.infer<typeof Edit>;

/** Why nothing that is written would keep something as it is. */
export const Unwritten = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("already written") }),
  z.strictObject({ code: z.literal("service not declared") }),
  z.strictObject({ code: z.literal("nothing declared of it") }),
  z.strictObject({ code: z.literal("only plan is a knob") }),
  z.strictObject({ code: z.literal("follows from address") }),
  z.strictObject({ code: z.literal("certificate is Heroku's") }),
  z.strictObject({ code: z.literal("pipeline is the team's") }),
  z.strictObject({ code: z.literal("stage is the environment") }),
  z.strictObject({ code: z.literal("certificates follow domain") }),
  z.strictObject({ code: z.literal("app name is derived") }),
  z.strictObject({ code: z.literal("team owns apps") }),
  z.strictObject({ code: z.literal("app stays where created") }),
  z.strictObject({ code: z.literal("no daily backup declared") }),
  z.strictObject({ code: z.literal("review apps follow service") }),
  z.strictObject({ code: z.literal("secrets of first environment") }),
  z.strictObject({ code: z.literal("app in every environment"), service: z.string() }),
  z.strictObject({ code: z.literal("policy requires backup") }),
  z.strictObject({ code: z.literal("service has pipeline") }),
  z.strictObject({ code: z.literal("key not declared"), key: z.string() }),
  z.strictObject({ code: z.literal("key is environment name"), key: z.string() }),
  z.strictObject({ code: z.literal("apex redirect needs key"), key: z.string() }),
  z.strictObject({ code: z.literal("broker"), slot: z.string() }),
  z.strictObject({ code: z.literal("protected data"), slot: z.string(), environment: z.string() }),
  z.strictObject({ code: z.literal("onlyIn names one"), path: z.string(), environments: z.array(z.string()) }),
]);
export type Unwritten = z.infer<typeof Unwritten>;
