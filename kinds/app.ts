import { acceptEach, asCode, declareIn, setKnob, unwritten, written } from "./acceptance.ts";
import { code, gap } from "./command.ts";
import type { Where } from "./declared-service.ts";
import type { DriftedProperty } from "./drift.ts";
import type { Kind } from "./kind.ts";
import { only } from "./naming.ts";

export const app = {
  token: "heroku:index/app:App",
  label: "app",
  naming: only("app"),
  place: () => "app",
  goesWith: [],
  loses: () => "its code and releases, and the data of its add-ons",
  aspects: ["app", "stack", "region", "buildpacks", "certificates"],
  shown: ["acm", "maintenance", "name", "region", "stack"],
  declared: (_, { declaration: { stack } }) => ({ stack }),
  acceptChange: ({ properties }, where) => acceptEach(properties, (property) => acceptProperty(property, where)),
  acceptDeletion: (_, { own }) => unwritten({ code: "app in every environment", service: own.declaration.name }),
  recreation: () => [{ code: "creates app" }],
  explainDeletion(_, { recreated }) {
    const { app: __, ...origin } = recreated ?? { app: undefined };
    return { detail: { code: "gone", parts: [] }, origin };
  },
} as const satisfies Kind;

function acceptProperty({ path, shown }: DriftedProperty, where: Where) {
  switch (/^\w+/.exec(path)?.[0]) {
    case "stack":
      return written(declareIn(where, "stack", code`"${asCode(shown?.after)}"`, "everywhere"));
    case "buildpacks":
      return written(declareIn(where, "buildpacks", code`["${gap("live")}"]`, "everywhere"));
    case "acm":
      return unwritten({ code: "certificates follow domain" });
    case "maintenance":
      return written(setKnob(where, "maintenance", asCode(shown?.after)));
    case "name":
      return unwritten({ code: "app name is derived" });
    case "organization":
      return unwritten({ code: "team owns apps" });
    default:
      return unwritten({ code: "app stays where created" });
  }
}
