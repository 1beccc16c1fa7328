import { randomBytes, randomUUID } from "node:crypto";
import { createEmulator, type Ids, repeatableIds } from "@tandem/emulator";
import { connect } from "../../sdks/heroku/client/connect.ts";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import type { Ask } from "../../sdks/heroku/test/lives.ts";
import { faults, type Struck } from "./faults.ts";
import { again, type Recorded, recorded } from "./recorded.ts";

/** One request of an operation, with its usual answer. */
export interface Position {
  readonly method: string;
  readonly path: string;
  readonly usual: Recorded;
}

/** What is to go wrong: the fault, and the request that it strikes, counted from 0. */
export interface Planned {
  readonly fault: string;
  readonly at: number;
  readonly usual: Recorded;
  /** The list that the request reads. */
  readonly path: string;
}

/** A local Heroku in this process, and what stands between it and a provider. */
export class Scene {
  /** Whether the answer is for us only: it must use up none of the ids of others. */
  #aside = false;
  readonly #emulator = createEmulator({ ids: this.#ids(), failed: (error) => Promise.reject(error) });
  #planned: Planned | undefined;
  #count = 0;
  #positions: Position[] = [];
  /** Work that comes before the next request. */
  #late: (() => Promise<void>)[] = [];
  /** Work that comes in its own time, at the end of the operation at latest. */
  #later: (() => Promise<void>)[] = [];
  #remembered: string | undefined;
  /** What the list that goes stale said before the last write. */
  #before: Recorded | undefined;

  /** A connection that remembers nothing. */
  connect(apiKey = "local-token"): Heroku {
    const url = "http://127.0.0.1";
    return connect({
      apiKey,
      apiUrl: url,
      dataUrl: url,
      fetch: (input, init = {}) => this.#between(String(input), init),
    });
  }

  /** Asks Heroku past all faults. */
  readonly ask: Ask = async (spec, body) => {
    const [method = "GET", path = "/"] = spec.split(" ", 2);
    const headers = {
      accept: "application/vnd.heroku+json; version=3",
      authorization: "Bearer local-token",
      "content-type": "application/json",
    };
    const sent = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await this.#reach(path, sent);
    const text = await response.text();
    if (!response.ok) throw new Error(`${spec}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  };

  /** Every row that Heroku has, by collection. */
  rows(): Map<string, readonly object[]> {
    return new Map([...this.#emulator.store.collections()].map(([name, collection]) => [name, collection.all()]));
  }

  /** Remembers what a list says before each write from now on, so that it can be answered later. */
  remember(path: string): void {
    this.#remembered = path;
  }

  /** Does `operation`, one of whose requests a fault strikes; gives all its requests. */
  async during<T>(
    planned: Planned | undefined,
    operation: () => Promise<T>,
  ): Promise<{ value: T; positions: Position[] }> {
    this.#planned = planned;
    this.#count = 0;
    this.#positions = [];
    try {
      const value = await operation();
      return { value, positions: this.#positions };
    } finally {
      this.#planned = undefined;
      await this.#arrive();
    }
  }

  async #between(url: string, init: RequestInit): Promise<Response> {
    const path = new URL(url).pathname;
    const at = this.#count;
    this.#count += 1;
    await this.#arrive();
    const { signal } = init;
    const work = () => this.#reach(path, { ...init, signal: null });
    const planned = this.#planned?.at === at ? this.#planned : undefined;
    if (planned === undefined || !signal) {
      const response = await work();
      this.#positions.push({ method: init.method ?? "GET", path, usual: await recorded(response.clone()) });
      return response;
    }
    const struck: Struck = {
      work,
      signal,
      usual: planned.usual,
      later: (afterMs) => this.#doLater(work, afterMs),
      stale: () => this.#before && again(this.#before),
    };
    return (await faults[planned.fault]?.(struck)) ?? work();
  }

  #doLater(work: () => Promise<Response>, afterMs: number | undefined): void {
    let done = false;
    const once = async () => {
      if (done) return;
      done = true;
      await work();
    };
    if (afterMs === undefined) this.#late.push(once);
    else {
      setTimeout(once, afterMs);
      this.#later.push(once);
    }
  }

  /** Work that was put off comes before the next request; what had a time of its own at the end of the operation at latest. */
  async #arrive(): Promise<void> {
    const due = this.#planned === undefined ? [...this.#late, ...this.#later] : this.#late;
    this.#late = [];
    if (this.#planned === undefined) this.#later = [];
    for (const work of due) await work();
  }

  async #reach(path: string, init: RequestInit): Promise<Response> {
    const isWrite = init.method !== undefined && init.method !== "GET";
    if (isWrite && this.#remembered !== undefined) this.#before = await this.#list(this.#remembered, init);
    return this.#emulator.app.request(path, init);
  }

  async #list(path: string, { headers = {} }: RequestInit): Promise<Recorded | undefined> {
    this.#aside = true;
    const response = await this.#emulator.app.request(path, { headers });
    this.#aside = false;
    return response.ok ? recorded(response) : undefined;
  }

  #ids(): Ids {
    const repeatable = repeatableIds("faults");
    return {
      uuid: () => (this.#aside ? randomUUID() : repeatable.uuid()),
      hex: (bytes) => (this.#aside ? randomBytes(bytes).toString("hex") : repeatable.hex(bytes)),
    };
  }
}
