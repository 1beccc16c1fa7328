import { z } from "zod";
import type { Manifest } from "../parity/manifest.ts";

const Addon = z.object({
  /** In full, as `heroku-postgresql:standard-0`. */
  plan: z.string(),
  /** Absent where there is no data to lose. */
  backup: z.looseObject({}).optional(),
  unprotected: z.string().optional(),
});
export type RecordedAddon = z.output<typeof Addon>;

const Service = z.object({
  app: z.string(),
  addons: z.record(z.string(), Addon),
  unprotected: z.string().optional(),
});
export type RecordedService = z.output<typeof Service>;

/** What a stack's last `up` says of its services, by name. */
export type RecordedServices = Readonly<Record<string, RecordedService>>;

/** Read from a stack's outputs. What these do not tell of the add-ons is not known: the manifest still names the services. */
export function recordedServices(outputs: Readonly<Record<string, unknown>>, manifest: Manifest): RecordedServices {
  const recorded = z.record(z.string(), z.unknown()).safeParse(outputs.services).data ?? {};
  return Object.fromEntries(
    Object.entries(manifest.services).map(([name, { app }]) => [
      name,
      Service.safeParse(recorded[name]).data ?? { app, addons: {} },
    ]),
  );
}
