import { nounOf } from "../../engine/noun.ts";
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

/** Of what goes with a whole, the whole, where both are gone. A coupling goes with either. */
const partsOf: Readonly<Record<string, readonly string[]>> = {
  App: [
    "Addon",
    "AddonAttachment",
    "AppConfigAssociation",
    "AppFeature",
    "AppWebhook",
    "Domain",
    "Drain",
    "Formation",
    "PipelineCoupling",
    "PostgresBackupSchedule",
    "TeamCollaborator",
  ],
  Pipeline: ["PipelineConfigVar", "PipelineCoupling", "ReviewAppConfig"],
};

/** Whether an object is on an app, and goes where the app goes. */
export const isPartOfApp = ({ type }: Pick<Subject, "type">): boolean =>
  partsOf.App?.includes(nounOf(type)) === true && nounOf(type) !== "PipelineCoupling";

/** Objects without those that went with an app or a pipeline which is gone: that is told, and they with it. */
export function withoutParts(objects: readonly Drifted[]): Drifted[] {
  const gone = objects.filter(({ operation, subject }) => operation === "delete" && subject.service !== undefined);
  const wholeOf = (object: Drifted): Drifted | undefined =>
    gone.includes(object)
      ? gone.find(
          ({ subject }) =>
            subject.service === object.subject.service &&
            partsOf[nounOf(subject.type)]?.includes(nounOf(object.subject.type)) === true,
        )
      : undefined;
  return objects.flatMap((object) => {
    if (wholeOf(object) !== undefined) return [];
    const parts = gone.filter((each) => wholeOf(each) === object).map(({ subject }) => subject.name);
    return [{ ...object, parts }];
  });
}
