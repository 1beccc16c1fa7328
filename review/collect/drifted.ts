import { app } from "../../kinds/app.ts";
import { isOf, kindOf } from "../../kinds/kinds.ts";
import { pipeline } from "../../kinds/pipeline.ts";
import type { ChangedProperty, Subject } from "../report/report.ts";

/** An object that is not as it was left. */
export interface Drifted {
  readonly subject: Subject;
  readonly operation: "update" | "delete";
  readonly properties: readonly ChangedProperty[];
  /** Why the last `up` could not change it, where it failed. */
  readonly failures: readonly string[];
  /** Of an app or a pipeline that is gone: names of what was gone with it. */
  readonly parts: readonly string[];
}

/** Whether an object is on an app, and goes where the app goes. */
export const isPartOfApp = (object: Pick<Subject, "type">): boolean => kindOf(object)?.goesWith[0] === "app";

/** Whether an object goes with an app or a pipeline, where both are gone. */
const goesWith = (part: Subject, whole: Subject): boolean =>
  kindOf(part)?.goesWith.some((each) => isOf(each === "app" ? app : pipeline, whole)) === true;

/** Objects without those that went with an app or a pipeline which is gone: that is told, and they with it. */
export function withoutParts(objects: readonly Drifted[]): Drifted[] {
  const gone = objects.filter(({ operation, subject }) => operation === "delete" && subject.service !== undefined);
  const wholeOf = (object: Drifted): Drifted | undefined =>
    gone.includes(object)
      ? gone.find(({ subject }) => subject.service === object.subject.service && goesWith(object.subject, subject))
      : undefined;
  return objects.flatMap((object) => {
    if (wholeOf(object) !== undefined) return [];
    const parts = gone.filter((each) => wholeOf(each) === object).map(({ subject }) => subject.name);
    return [{ ...object, parts }];
  });
}
