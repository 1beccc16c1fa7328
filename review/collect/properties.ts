import type { PropertyChange } from "../../engine/engine.ts";
import { kindOf } from "../../kinds/kinds.ts";
import type { ChangedProperty } from "../report/report.ts";

/** What changes of an object of Heroku's or another's, values only where they may be seen by everybody. */
export function reportedProperties(type: string, changes: readonly PropertyChange[]): ChangedProperty[] {
  return changes.map(({ path, kind, replaces, shown, isDue }) => {
    const { shown: mayBeShown = [], writeOnly = [] } = kindOf({ type }) ?? {};
    const isTold = mayBeShown.includes(/^\w+/.exec(path)?.[0] ?? "");
    return {
      path,
      kind: writeOnly.includes(path) ? "update" : kind,
      replaces,
      ...(isTold && shown !== undefined && { shown: known(shown) }),
      ...(isDue && { isDue }),
    };
  });
}

const known = ({ before, after }: NonNullable<PropertyChange["shown"]>): NonNullable<ChangedProperty["shown"]> => ({
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
});
