import { z } from "zod";
import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import { path } from "../../sdks/heroku/client/path.ts";
import type { HerokuSource } from "../live/heroku-source.ts";
import { reasonOf } from "../live/parts.ts";
import type { NotChecked } from "../report/not-checked.ts";
import { type Drifted, isPartOfApp } from "./drifted.ts";

/** What drifted, without what may only be hidden from this key. */
export interface Seen {
  readonly objects: Drifted[];
  readonly notChecked: NotChecked[];
}

/**
 * Leaves out parts that are gone from apps which this key does not see: an app that was transferred has kept them. Their
 * app is told as not checked. `appOf` gives the name of a service's app.
 */
export async function withoutUnseen(
  objects: readonly Drifted[],
  appOf: (service: string) => string,
  source: HerokuSource | undefined,
): Promise<Seen> {
  if (source === undefined) return { objects: [...objects], notChecked: [] };
  const isGonePart = ({ operation, subject }: Drifted): boolean => operation === "delete" && isPartOfApp(subject);
  const services = new Set(objects.filter(isGonePart).flatMap(({ subject }) => subject.service ?? []));
  const asked = [...services].map(async (service) => [service, await whyUnseen(appOf(service), source)] as const);
  const unseen = new Map((await Promise.all(asked)).filter(([, why]) => why !== undefined));
  const isUnseen = (object: Drifted): boolean => isGonePart(object) && unseen.has(object.subject.service ?? "");
  return {
    objects: objects.filter((object) => !isUnseen(object)),
    notChecked: [...unseen].flatMap(([service, herokuMessage = ""]) => {
      const gone = objects.filter((each) => isUnseen(each) && each.subject.service === service);
      const parts = gone.map(({ subject }) => subject.name);
      return [{ what: ["parts"], of: [appOf(service)], why: { code: "app not visible", parts, herokuMessage } }];
    }),
  };
}

/** Heroku's words, where it does not show an app. An app that is gone is told as gone by itself, with its parts. */
async function whyUnseen(app: string, { heroku, lists, signal }: HerokuSource): Promise<string | undefined> {
  try {
    const listed = await lists.apps().catch(() => []);
    if (listed.some(({ name }) => name === app)) return undefined;
    await heroku.platform.send("GET", path`/apps/${app}`, { response: z.unknown() });
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    return error instanceof HerokuError ? error.message : reasonOf(error);
  }
}
