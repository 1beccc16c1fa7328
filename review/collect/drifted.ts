import { nounOf } from "../../engine/noun.ts";
import type { ChangedProperty, Subject } from "../report.ts";

/** An object that is not as it was left. */
export interface Drifted {
  readonly subject: Subject;
  readonly operation: "update" | "delete";
  readonly properties: readonly ChangedProperty[];
  /** Of an app that is gone: names of what was gone with it. */
  readonly parts: readonly string[];
}

/** What outlives the app of its service. */
const others = new Set(["Pipeline", "PipelineConfigVar", "ReviewAppConfig"]);

/** Objects without those that went with an app which is gone: the app is told, and they with it. */
export function withoutParts(objects: readonly Drifted[]): Drifted[] {
  const gone = objects.filter(({ subject, operation }) => operation === "delete" && nounOf(subject.type) === "App");
  const appOf = ({ subject, operation }: Drifted): Drifted | undefined =>
    operation === "delete" && subject.type.startsWith("heroku:") && !others.has(nounOf(subject.type))
      ? gone.find((app) => app.subject.service === subject.service && app.subject.service !== undefined)
      : undefined;
  return objects.flatMap((object) => {
    const app = appOf(object);
    if (app === undefined) return [object];
    if (app !== object) return [];
    const parts = objects.filter((each) => each !== object && appOf(each) === app).map(({ subject }) => subject.name);
    return [{ ...object, parts }];
  });
}
