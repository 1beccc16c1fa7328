import { z } from "zod";
import { path } from "../../client/path.ts";
import { OLDEST_LIST_MS } from "../../client/shared-lists.ts";
import type { Context } from "../../define/definition.ts";
import { FormationWire, sizeOf } from "../formations/formation-wire.ts";
import { ifReadable } from "../lifecycle/if-readable.ts";
import { oneOf } from "../lifecycle/one-of.ts";

interface PlannedFeature {
  readonly appId?: string;
  readonly name?: string;
  readonly enabled?: boolean;
}

/** Refuses a feature that the app does not have, and Preboot on dynos that have none. Of a new app nothing is known. */
export async function validateFeature(
  { api: { platform } }: Pick<Context, "api">,
  { appId, name, enabled }: PlannedFeature,
): Promise<void> {
  if (appId === undefined || name === undefined) return;
  const list = platform.list(path`/apps/${appId}/features`, z.object({ name: z.string() }), {
    oldestMs: OLDEST_LIST_MS,
  });
  const features = await ifReadable(list);
  if (features !== undefined && !features.some((each) => each.name === name)) {
    throw new Error(
      `name: expected a feature that the app has, ${oneOf(features.map((each) => each.name))}, got ${name}`,
    );
  }
  if (name !== "preboot" || !enabled) return;
  const formation = await ifReadable(
    platform.list(path`/apps/${appId}/formation`, FormationWire, { oldestMs: OLDEST_LIST_MS }),
  );
  const web = formation?.find(({ type }) => type === "web");
  if (web === undefined || !/^(eco|basic)$/i.test(sizeOf(web))) return;
  throw new Error(
    `enabled: expected web dynos of Standard-1X or larger for preboot, got ${sizeOf(web)}; change their size first`,
  );
}
