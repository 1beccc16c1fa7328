import { z } from "zod";
import type { RunResult } from "../../engine/engine.ts";
import type { ServiceDeclaration } from "../../settings/declare.ts";
import { formerNames } from "../../settings/former-names.ts";

const Addon = z.object({ name: z.string(), plan: z.string(), backup: z.object({ kind: z.string() }).optional() });
const Service = z.object({
  app: z.string(),
  processes: z.record(z.string(), z.unknown()),
  addons: z.record(z.string(), Addon),
});
const Outputs = z.object({ services: z.record(z.string(), Service) });

/** What the last `up` recorded of the services, by name. */
export type RecordedServices = Readonly<Record<string, z.output<typeof Service>>>;

/** What it recorded of one service, under a former name where that was renamed since. */
export const recordedOf = <T>(recorded: Readonly<Record<string, T>>, declaration: ServiceDeclaration): T | undefined =>
  [declaration.name, ...formerNames(declaration)].flatMap((name) => recorded[name] ?? [])[0];

/** Nothing where there was no `up`. */
export const recordedServices = ({ previousOutputs }: Pick<RunResult, "previousOutputs">): RecordedServices =>
  Outputs.safeParse(previousOutputs).data?.services ?? {};
