import type { z } from "zod";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { path } from "../../sdks/heroku/client/path.ts";
import { AddonRow, AttachmentRow, CouplingRow, ReleaseRow } from "./wire.ts";

/** Lists that tell of many apps at once, each asked for once in a run and as soon as somebody needs it. */
export class AccountLists {
  readonly #heroku: Heroku;
  readonly #asked = new Map<string, Promise<unknown>>();

  constructor(heroku: Heroku) {
    this.#heroku = heroku;
  }

  addons(): Promise<AddonRow[]> {
    return this.#once("/addons", AddonRow);
  }

  attachments(): Promise<AttachmentRow[]> {
    return this.#once("/addon-attachments", AttachmentRow);
  }

  /** The newest release of an app, from its pipeline's: one answer for every environment. Undefined where its pipeline tells none. */
  async newestRelease(appId: string): Promise<ReleaseRow | undefined> {
    const couplings = await this.#once("/pipeline-couplings", CouplingRow);
    const pipeline = couplings.find(({ app }) => app.id === appId)?.pipeline.id;
    if (pipeline === undefined) return undefined;
    const newest = await this.#once(path`/pipelines/${pipeline}/latest-releases`, ReleaseRow);
    return newest.find(({ app }) => app.id === appId);
  }

  #once<T>(list: string, row: z.ZodType<T>): Promise<T[]> {
    const known = this.#asked.get(list) ?? this.#heroku.platform.list(list, row);
    this.#asked.set(list, known);
    return known as Promise<T[]>;
  }
}
