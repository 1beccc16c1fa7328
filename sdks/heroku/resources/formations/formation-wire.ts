import { z } from "zod";

/** The dynos of one process type, as `GET /apps/{app}/formation/{type}` answers. */
export const FormationWire = z.object({
  type: z.string(),
  quantity: z.int(),
  size: z.string().nullish(),
  dyno_size: z.object({ name: z.string().nullish() }).nullish(),
  app: z.object({ id: z.string() }),
});
export type FormationWire = z.output<typeof FormationWire>;

/** `size` is on its way out of Heroku's API, `dyno_size` not yet in every answer. */
export const sizeOf = ({ size, dyno_size }: FormationWire): string => dyno_size?.name ?? size ?? "";

/** Heroku writes `Standard-1X`, people `standard-1x`. */
export const isSize = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
