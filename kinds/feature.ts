import type { KindDefinition } from "./kind.ts";
import { affixed } from "./naming.ts";

export const feature = {
  token: "heroku:index/appFeature:AppFeature",
  label: "feature",
  naming: affixed(""),
  aspects: ["features"],
  shown: ["enabled", "name"],
} as const satisfies KindDefinition;
