import { z } from "zod";

/** An add-on, as `GET /addons/{id}` and its siblings answer. */
export const AddonWire = z.object({
  id: z.string(),
  name: z.string(),
  app: z.object({ id: z.string() }),
  plan: z.object({ name: z.string() }),
  /** `provisioning`, `provisioned`, `deprovisioning` or `deprovisioned`. */
  state: z.string(),
  config_vars: z.array(z.string()),
  provider_id: z.string().nullish(),
  provision_message: z.string().nullish(),
});
export type AddonWire = z.output<typeof AddonWire>;

/** Whether the add-on is on its way out, or gone with its record left. */
export const isLeaving = ({ state }: AddonWire): boolean => state.startsWith("deprovision");
