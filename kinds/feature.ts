import { nothingDeclared } from "./acceptance.ts";
import type { Kind } from "./kind.ts";
import { affixed } from "./naming.ts";

export const feature = {
  token: "heroku:index/appFeature:AppFeature",
  label: "feature",
  naming: affixed(""),
  place: (name) => name,
  goesWith: ["app"],
  aspects: ["features"],
  shown: ["enabled", "name"],
  acceptChange: nothingDeclared,
  acceptDeletion: nothingDeclared,
} as const satisfies Kind;
