import { acceptEach, asCode, declareIn, setKnob, unwritten, written } from "./acceptance.ts";
import { code, gap } from "./command.ts";
import type { Where } from "./declared-service.ts";
import type { DriftedProperty } from "./drift.ts";
import type { Unhealthy } from "./health.ts";
import type { KindDefinition } from "./kind.ts";
import { only } from "./naming.ts";

export const app = {
  token: "heroku:index/app:App",
  label: "app",
  naming: only("app"),
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
} as const satisfies KindDefinition;

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

/** A release as Heroku lists it. */
interface ReleaseShown {
  readonly version: number;
  readonly status?: string | undefined;
  readonly description: string;
  readonly user?: { readonly email?: string | undefined } | null | undefined;
  readonly created_at: string;
}

/** Whether the newest release of an app came into force. */
export function releaseHealth(newest: ReleaseShown | undefined): Unhealthy[] {
  if (newest?.status !== "failed") return [];
  const { version, description, user, created_at: at } = newest;
  const by = user?.email;
  return [{ kind: "release", version, description, at: new Date(at).toISOString(), ...(by && { by }) }];
}

/** What a refusal of Heroku's says of the app: a suspended app's parts cannot be read. */
export const refusalHealth = ({ code, reason }: { readonly code: string; readonly reason: string }): Unhealthy[] =>
  code === "suspended" ? [{ kind: "suspended", reason }] : [];
