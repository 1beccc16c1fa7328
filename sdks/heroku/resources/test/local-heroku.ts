import { createEmulator, type EmulatorOptions, type Fault } from "@tandem/emulator";
import { afterEach, beforeEach, vi } from "vitest";
import { connect } from "../../client/connect.ts";
import type { Heroku } from "../../client/heroku.ts";

/** A local Heroku in this process, reached without a socket, and the connection of one run of the provider. */
export interface LocalHeroku {
  readonly api: Heroku;
  /** Another run: a connection that remembers nothing. */
  restart(): void;
  /** A connection with the key of another account. */
  as(apiKey: string): Heroku;
  /** Asks Heroku itself, past the client. Untyped: a test asserts what it looks at. */
  ask(spec: string, body?: unknown): Promise<ReturnType<typeof JSON.parse>>;
  /** Makes a request fail: `fault("POST /teams/apps", "reset")` does the work and loses the answer. */
  fault(spec: string, status: Fault["status"], more?: Partial<Fault>): Promise<void>;
  /** Requests since the last call, as `METHOD /path/{template}`, each as often as it was made. */
  requests(): Promise<string[]>;
  /** A team app to hang things on. */
  app(name: string): Promise<{ id: string; name: string }>;
  /** An add-on that is provisioned already. */
  addon(app: string, plan: string): Promise<{ id: string; name: string }>;
  /** Releases a slug that has these process types. */
  release(app: string, processTypes: Record<string, string>): Promise<void>;
}

const headers = {
  Accept: "application/vnd.heroku+json; version=3",
  Authorization: "Bearer local-token",
  "Content-Type": "application/json",
};

/** Stands between a connection and Heroku: `request` is as `GET /apps`, and `ask` gets Heroku's answer. */
export type Between = (request: string, ask: () => Promise<Response>) => Promise<Response>;

/** Starts one. Times pass as fast as fake timers run: wrap what waits into `inNoTime`. */
export function localHeroku(options: EmulatorOptions = {}, between: Between = (_request, ask) => ask()): LocalHeroku {
  const { app: server } = createEmulator({ ...options, failed: (error) => Promise.reject(error) });
  const connectToIt = (apiKey = "local-token") =>
    connect({
      apiKey,
      apiUrl: "http://127.0.0.1",
      dataUrl: "http://127.0.0.1",
      fetch: (input, init) =>
        between(`${init?.method} ${new URL(String(input)).pathname}`, async () => server.request(String(input), init)),
    });
  let api = connectToIt();
  const ask: LocalHeroku["ask"] = async (spec, body) => {
    const [method = "GET", path = "/"] = spec.split(" ", 2);
    const response = await server.request(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${spec}: ${text}`);
    return JSON.parse(text);
  };
  return {
    get api() {
      return api;
    },
    restart() {
      api = connectToIt();
    },
    as: connectToIt,
    ask,
    async fault(spec, status, more) {
      const [method, path] = spec.split(" ", 2);
      await ask("POST /_local/faults", { method, path, status, ...more });
    },
    async requests() {
      const { counts, unmatched } = await ask("GET /_local/requests");
      await ask("DELETE /_local/requests");
      const all: [string, number][] = Object.entries({ ...counts, ...unmatched });
      return all.flatMap(([request, times]) => Array.from({ length: times }, () => request));
    },
    app: (name) => ask("POST /teams/apps", { name, team: "example-library" }),
    async addon(app, plan) {
      const made = await ask(`POST /apps/${app}/addons`, { plan });
      await ask("POST /_local/clock", { advanceMs: 60_000 });
      return made;
    },
    async release(app, processTypes) {
      const slug = await ask(`POST /apps/${app}/slugs`, { process_types: processTypes });
      await ask(`POST /apps/${app}/releases`, { slug: slug.id });
    },
  };
}

/** Passes every wait at once. Call it once in a test file. */
export function fakeTime(): void {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] }));
  afterEach(() => void vi.useRealTimers());
}

/** What comes of `work`, with its waits passed in no time; a failure comes as the error. */
export async function inNoTime<T>(work: Promise<T>): Promise<T> {
  let over = false;
  const watched = work.finally(() => {
    over = true;
  });
  watched.catch(() => undefined);
  while (!over) await vi.advanceTimersByTimeAsync(100);
  return watched;
}
