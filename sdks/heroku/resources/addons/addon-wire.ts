import { z } from "zod";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";

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

/** `GET /addons/{id}`; `undefined` when it is gone. */
export const getAddon = ({ api }: Pick<Context, "api">, id: string): Promise<AddonWire | undefined> =>
  orMissing(api.platform.send("GET", path`/addons/${id}`, { response: AddonWire }));

/** Whether the add-on is on its way out, or gone with its record left. */
export const isLeaving = ({ state }: AddonWire): boolean => state.startsWith("deprovision");
