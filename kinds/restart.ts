import { z } from "zod";
import type { DriftedProperty } from "./drift.ts";

/** Why dynos restart. */
export const RestartReason = z.discriminatedUnion("code", [
  /** `keys` is empty where nothing says which. */
  z.strictObject({ code: z.literal("config vars"), keys: z.array(z.string()) }),
  z.strictObject({ code: z.literal("add-on"), slot: z.string() }),
  z.strictObject({ code: z.literal("attachment"), attachment: z.string() }),
  /** The add-on is attached under another name. */
  z.strictObject({ code: z.literal("attachment name"), slot: z.string() }),
  z.strictObject({ code: z.literal("plan"), slot: z.string() }),
  z.strictObject({ code: z.literal("dyno size") }),
]);
export type RestartReason = z.infer<typeof RestartReason>;

/** What an `up` does to one part. */
export interface PlannedChange {
  readonly part: string;
  readonly operation: "create" | "update" | "replace" | "delete";
  readonly properties: readonly DriftedProperty[];
}

/** What an app has now. */
export interface LiveFacts {
  /** Size of each process type that has dynos. */
  readonly sizes: ReadonlyMap<string, string>;
  /** Names under which add-ons are attached to it. */
  readonly attachments: ReadonlySet<string>;
  /** Keys of config vars that it has as they are declared. */
  readonly equalVars: ReadonlySet<string>;
}

export const propertyAt = ({ properties }: PlannedChange, path: string): DriftedProperty | undefined =>
  properties.find((property) => property.path === path);
