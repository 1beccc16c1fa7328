import { z } from "zod";
import { HerokuAnswer } from "./heroku-answer.ts";

/** Name of the object that failed; absent where it is the run or its program. */
const subject = { subject: z.string().optional() };

/** What is wrong with a file, such as `Pulumi.<environment>.yaml` or `index.ts`. */
export const FindingData = z.strictObject({
  file: z.string(),
  path: z.string(),
  expected: z.string(),
  got: z.string(),
  elsewhere: z.string().optional(),
  remedy: z.string().optional(),
  /** Nothing in the declaration asks for this key of the stack file. */
  isUnknownKey: z.literal(true).optional(),
  /** The secret that it is about; `at` is the address that it is to lead to. */
  secret: z
    .strictObject({ key: z.string(), at: z.string().optional(), found: z.enum(["nothing", "another address"]) })
    .optional(),
});

/** An object that the key cannot see. */
export const NotVisibleData = z.strictObject({
  object: z.enum(["account", "add-on", "app", "object", "pipeline", "team"]),
  id: z.string(),
  answer: z.union([HerokuAnswer, z.string()]),
  /** Its name in one of Heroku's lists, which contradicts the answer. */
  listedAs: z.string().optional(),
  /** URNs that are taken out of the state if it is gone for good. */
  forget: z.array(z.string()).optional(),
  /** Of a trial: its folder, which is removed instead. */
  trialFolder: z.string().optional(),
});

/** Why a run fails, where the provider, the program or an engine of ours says so. Words are made from it by the one who prints it. */
export const OwnFailure = z.discriminatedUnion("code", [
  FindingData.extend({ code: z.literal("finding"), ...subject }),
  HerokuAnswer.extend({ code: z.literal("Heroku"), ...subject }),
  NotVisibleData.extend({ code: z.literal("not visible"), ...subject }),
  /** Objects of these names are protected, and were to be deleted or replaced. */
  z.strictObject({ code: z.literal("protected"), names: z.array(z.string()), ...subject }),
  /** A pipeline that the first environment makes is not there yet. */
  z.strictObject({ code: z.literal("awaited pipeline"), service: z.string(), first: z.string(), ...subject }),
]);
export type OwnFailure = z.infer<typeof OwnFailure>;

/** Why a run fails. */
export const RunFailure = z.discriminatedUnion("code", [
  ...OwnFailure.options,
  /** In the words of a program that is not ours, or without data. */
  z.strictObject({ code: z.literal("other"), text: z.string(), ...subject }),
]);
export type RunFailure = z.infer<typeof RunFailure>;
