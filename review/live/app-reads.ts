import { z } from "zod";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { path } from "../../sdks/heroku/client/path.ts";
import * as wire from "./wire.ts";

type Rows<Row extends z.ZodType> = Promise<z.output<Row>[]>;

/**
 * What Heroku has of one app, each list asked for once, however many ask. Config vars are asked for each time: nothing keeps their
 * values.
 */
export class AppReads {
  readonly #heroku: Heroku;
  readonly #app: wire.AppRow;
  readonly #asked = new Map<string, Promise<unknown>>();

  constructor(heroku: Heroku, app: wire.AppRow) {
    this.#heroku = heroku;
    this.#app = app;
  }

  processes(): Rows<typeof wire.ProcessRow> {
    return this.#list(`${this.#at}/formation`, wire.ProcessRow);
  }

  dynos(): Rows<typeof wire.DynoRow> {
    return this.#list(`${this.#at}/dynos`, wire.DynoRow);
  }

  /** Where every process is scaled to 0, there are none to ask for. Of those that were asked for, nothing more is asked. */
  async runningDynos(): Rows<typeof wire.DynoRow> {
    const isAsked = this.#asked.has(`${this.#at}/dynos`);
    if (!isAsked && (await this.processes()).every(({ quantity }) => quantity === 0)) return [];
    return this.dynos();
  }

  features(): Rows<typeof wire.FeatureRow> {
    return this.#list(`${this.#at}/features`, wire.FeatureRow);
  }

  domains(): Rows<typeof wire.DomainRow> {
    return this.#list(`${this.#at}/domains`, wire.DomainRow);
  }

  drains(): Rows<typeof wire.DrainRow> {
    return this.#list(`${this.#at}/log-drains`, wire.DrainRow);
  }

  webhooks(): Rows<typeof wire.WebhookRow> {
    return this.#list(`${this.#at}/webhooks`, wire.WebhookRow);
  }

  /** Of a team's app where a change of their rights is sent to, too. */
  collaborators(): Rows<typeof wire.CollaboratorRow> {
    return this.#list(
      this.#app.team ? `/teams${this.#at}/collaborators` : `${this.#at}/collaborators`,
      wire.CollaboratorRow,
    );
  }

  /** Images have none. */
  async buildpacks(): Rows<typeof wire.BuildpackRow> {
    if (this.#app.build_stack.name === "container") return [];
    return this.#send("platform", `${this.#at}/buildpack-installations`, z.array(wire.BuildpackRow));
  }

  configVars(): Promise<z.output<typeof wire.ConfigVars>> {
    return this.#heroku.platform.send("GET", `${this.#at}/config-vars`, { response: wire.ConfigVars });
  }

  /** Of all databases of the app. */
  transfers(): Rows<typeof wire.TransferRow> {
    return this.#send("data", path`/client/v11/apps/${this.#app.id}/transfers`, z.array(wire.TransferRow));
  }

  database(addonId: string): Promise<z.output<typeof wire.DatabaseRow>> {
    return this.#send("data", path`/client/v11/databases/${addonId}`, wire.DatabaseRow);
  }

  keyValueStore(addonId: string): Promise<z.output<typeof wire.KeyValueStoreRow>> {
    return this.#send("data", path`/redis/v0/databases/${addonId}`, wire.KeyValueStoreRow);
  }

  schedules(addonId: string): Rows<typeof wire.ScheduleRow> {
    return this.#send("data", path`/client/v11/databases/${addonId}/transfer-schedules`, z.array(wire.ScheduleRow));
  }

  get #at(): string {
    return path`/apps/${this.#app.id}`;
  }

  #list<T>(at: string, row: z.ZodType<T>): Promise<T[]> {
    return this.#once(at, () => this.#heroku.platform.list(at, row));
  }

  #send<T>(api: "platform" | "data", at: string, answer: z.ZodType<T>): Promise<T> {
    return this.#once(at, () => this.#heroku[api].send("GET", at, { response: answer }));
  }

  #once<T>(at: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#asked.get(at) ?? ask();
    this.#asked.set(at, known);
    return known as Promise<T>;
  }
}
