import type { z } from "zod";
import { failureText } from "./failure-text.ts";
import { HerokuError } from "./heroku-error.ts";
import type { NotVisibleData } from "./run-failure.ts";

/** A 403 or 404 for an object that may exist: the key cannot see it, so nothing is known of it and its parts. */
export class NotVisible extends Error {
  override readonly name = "NotVisible";
  /** Its path, such as `/apps/<id>`. */
  readonly at: string;
  readonly data: z.infer<typeof NotVisibleData>;

  /** `answer`: Heroku's response; `listedAs`: its name in one of Heroku's lists. */
  constructor(at: string, answer: HerokuError | string, listedAs?: string) {
    const [, collection = "", id = at] = at.split("/");
    const data = {
      object: nouns[collection] ?? "object",
      id: decodeURIComponent(id),
      answer: answer instanceof HerokuError ? answer.answer : answer,
      ...(listedAs !== undefined && { listedAs }),
    };
    super(failureText({ code: "not visible", ...data }));
    this.at = at;
    this.data = data;
  }
}

const nouns: Readonly<Record<string, z.infer<typeof NotVisibleData>["object"]>> = {
  addons: "add-on",
  apps: "app",
  pipelines: "pipeline",
  teams: "team",
  users: "account",
};
