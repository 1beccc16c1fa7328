import { z } from "zod";

/** What is on Heroku already, and a create takes over as it is. */
export const TakenOver = z.strictObject({
  object: z.enum(["add-on", "app", "attachment", "collaborator", "domain", "drain", "pipeline", "stage", "webhook"]),
  /** Absent where its address would be shown. */
  name: z.string().optional(),
  /** Of an add-on. */
  plan: z.string().optional(),
});
export type TakenOver = z.infer<typeof TakenOver>;

const words: Readonly<Record<TakenOver["object"], (name: string, plan: string) => string>> = {
  "add-on": (name, plan) => `add-on ${name} (${plan})`,
  app: (name) => `app ${name}, which is empty`,
  attachment: (name) => `attachment ${name}`,
  collaborator: (name) => `access of ${name}`,
  domain: (name) => `domain ${name}`,
  drain: () => "log drain to this address",
  pipeline: (name) => `pipeline ${name}, which is empty`,
  stage: (name) => `place of the app, in ${name}`,
  webhook: () => "webhook to this receiver",
};

export const takenOverText = ({ object, name = "", plan = "" }: TakenOver): string => words[object](name, plan);
