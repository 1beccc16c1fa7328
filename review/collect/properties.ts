import type { PropertyChange } from "../../engine/engine.ts";
import type { ChangedProperty } from "../report/report.ts";

/** Properties whose values are nobody's secret, whatever they are set to. All others are told by their paths alone. */
const told = new Set([
  "acm",
  "attachmentName",
  "automaticReviewApps",
  "baseName",
  "enabled",
  "hostname",
  "hour",
  "level",
  "maintenance",
  "name",
  "permissions",
  "plan",
  "quantity",
  "region",
  "size",
  "stack",
  "stage",
  "staleDays",
  "timezone",
  "type",
  "waitForCi",
]);

/** What changes of an object of Heroku's or another's, values only where they may be seen by everybody. */
export function reportedProperties(type: string, changes: readonly PropertyChange[]): ChangedProperty[] {
  return changes.map(({ path, kind, replaces, shown, isDue }) => {
    const isTold = type.startsWith("heroku:") && told.has(/^\w+/.exec(path)?.[0] ?? "");
    return {
      path,
      kind: isKeyOfWebhook(type, path) ? "update" : kind,
      replaces,
      ...(isTold && shown !== undefined && { shown: known(shown) }),
      ...(isDue && { isDue }),
    };
  });
}

/** A webhook always has a key, which Heroku never gives back: one that is not known any more was changed. */
const isKeyOfWebhook = (type: string, path: string): boolean => type.endsWith(":AppWebhook") && path === "secret";

const known = ({ before, after }: NonNullable<PropertyChange["shown"]>): NonNullable<ChangedProperty["shown"]> => ({
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
});
