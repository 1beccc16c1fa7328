import type { DeclaredService } from "../../kinds/declared-service.ts";
import { kindOf, partOf } from "../../kinds/kinds.ts";
import { isSameTimeZone } from "../../sdks/heroku/resources/time-zone.ts";
import type { ChangedProperty } from "../report/report.ts";
import type { Found } from "./found.ts";

/** Whether the files want it as it was found, so that the next `up` records it and there is nothing to write. */
export function isKeptAlready({ subject, properties, cause }: Found, own: DeclaredService): boolean {
  if (cause.kind === "deleted") return kindOf(subject)?.isDeclared?.(partOf(subject), own) === false;
  return properties.length > 0 && unkept({ subject, properties }, own).length === 0;
}

/** Properties that the files do not want as they were found. */
export const unkept = (
  { subject, properties }: Pick<Found, "subject" | "properties">,
  own: DeclaredService,
): readonly ChangedProperty[] => properties.filter((property) => !isWanted(subject, property, own));

function isWanted(subject: Found["subject"], property: ChangedProperty, own: DeclaredService): boolean {
  const kind = kindOf(subject);
  if (kind?.isWanted !== undefined) return kind.isWanted(property, own);
  const { path, shown } = property;
  const wanted = kind?.declared?.(partOf(subject), own)[path];
  if (wanted === undefined || shown?.after === undefined) return false;
  return path === kind?.timeZone ? isSameTimeZone(shown.after, wanted) : shown.after === wanted;
}
