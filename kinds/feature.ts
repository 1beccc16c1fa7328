import type { Kind } from "./kind.ts";
import { affixed } from "./naming.ts";

export const feature = {
  token: "heroku:index/appFeature:AppFeature",
  label: "feature",
  naming: affixed(""),
  place: (name: string) => name,
  goesWith: ["app"],
  shown: ["enabled", "name"],
} as const satisfies Kind;
