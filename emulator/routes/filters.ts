import { z } from "zod";
import { appsOf } from "../model/apps.ts";
import { asks, type Route } from "../route.ts";
import { wireTeamApp } from "../wire/app.ts";

const filter = z.looseObject({ in: z.looseObject({ id: z.array(z.string()) }).optional() });

/** Look-ups of many apps at once. */
export const filterRoutes: readonly Route[] = [
  asks(
    "POST /filters/apps",
    filter,
    ({ world, actor, body }) => {
      const wanted = new Set(body.in?.id);
      const apps = appsOf(world, actor).filter(({ id }) => body.in === undefined || wanted.has(id));
      return apps.map((app) => wireTeamApp(world, app));
    },
    { ranges: ["id", "name", "updated_at"], areRangesPublished: true },
  ),
];
