import type { Kind } from "./kind.ts";
import { only } from "./naming.ts";

export const app = {
  token: "heroku:index/app:App",
  label: "app",
  naming: only("app"),
  place: () => "app",
  goesWith: [],
  loses: () => "its code and releases, and the data of its add-ons",
  shown: ["acm", "maintenance", "name", "region", "stack"],
} as const satisfies Kind;
