import { z } from "zod";

/** An app, as `GET /apps/{id}` answers; `POST /teams/apps` leaves `acm` out. */
export const AppWire = z.object({
  id: z.string(),
  name: z.string(),
  acm: z.boolean().default(false),
  maintenance: z.boolean(),
  region: z.object({ name: z.string() }),
  build_stack: z.object({ name: z.string() }),
  team: z.object({ id: z.string().optional(), name: z.string() }).nullish(),
  organization: z.object({ name: z.string() }).nullish(),
  /** The private space in which it runs; null in the Common Runtime. */
  space: z.object({ id: z.string(), name: z.string() }).nullish(),
  owner: z.object({ email: z.string() }).nullish(),
  git_url: z.string(),
  web_url: z.string().nullable(),
});
export type AppWire = z.output<typeof AppWire>;

/**
 * An app in `GET /apps`, which lists those of all teams. `GET /teams/{team}/apps` is no shorter for most keys, and by Heroku's
 * schema it leaves `acm` out: an app without it is taken for not listed.
 */
export const ListedApp = AppWire.extend({ acm: z.boolean() }).optional().catch(undefined);
