import type { Hono } from "hono";
import { type Clock, systemClock } from "./clock.ts";
import type { Core } from "./core.ts";
import { Courier, type Post } from "./courier.ts";
import { DiskProblem } from "./disk-problem.ts";
import { DueWork } from "./due-work.ts";
import { Faults } from "./faults.ts";
import { type Every, everyInterval } from "./feed.ts";
import { filesOf } from "./folder.ts";
import { Holds } from "./holds.ts";
import { type Ids, randomIds } from "./ids.ts";
import type { Workers } from "./jobs.ts";
import { listen } from "./listen.ts";
import { provision } from "./model/addons.ts";
import { runSchedule } from "./model/backups.ts";
import { countAsConnected } from "./model/github.ts";
import { settleRelease } from "./model/releases.ts";
import { insufficientStorage } from "./problems.ts";
import { Pump } from "./pump.ts";
import { RequestCounts } from "./request-counts.ts";
import { defaultSeed, plant, type Seed } from "./seed.ts";
import { requestFeed } from "./seen-request.ts";
import { createServer } from "./server.ts";
import { Store } from "./store.ts";
import { defaultTimings, type Timings } from "./timings.ts";
import { World } from "./world.ts";

/** How a local Heroku differs from the usual. */
export interface EmulatorOptions {
  /** @default the machine's clock */
  clock?: Clock;
  /** @default random ids */
  ids?: Ids;
  /** Replaces parts of `defaultSeed`. */
  seed?: Partial<Seed>;
  /** Where the journal is kept; in memory only when absent. */
  folder?: string;
  /** Identity of this run. @default a random one */
  instance?: string;
  /** Milliseconds added to every answer. @default 0 */
  latencyMs?: number;
  /** Replaces parts of `defaultTimings`. */
  timings?: Partial<Timings>;
  /** Whether a spent rate limit refuses (429). @default false */
  enforcesRateLimit?: boolean;
  /**
   * Whether every pipeline counts as connected to GitHub, for runs without access to a dashboard. Stored in the folder.
   * @default as it was before, at first false
   */
  githubConnected?: boolean;
  /** Whether nothing else runs in this process; it then answers with less effort. @default false */
  ownProcess?: boolean;
  /** How the heartbeat of pages that stay open is timed. @default the machine's timer */
  every?: Every;
  /** Called with errors that are defects of the local Heroku. @default ignored */
  failed?: (error: unknown) => void;
  /** Called with one line when the journal cannot be written, and when it can be written again. */
  notice?: (line: string) => void;
}

/** A local Heroku in this process. */
export interface Emulator {
  /** The web application: `app.request("/apps", …)` asks it without a socket. */
  readonly app: Hono;
  /** What it knows. */
  readonly store: Store;
  /** Identity of this run. */
  readonly instance: string;
  /** Serves on 127.0.0.1; any free port when none is given. @throws the socket's error, such as EADDRINUSE */
  listen(port?: number): Promise<{ url: string; port: number }>;
  /** Does all that is due: provisioning, backups, deliveries. A served one does so by itself. */
  settle(): Promise<void>;
  /** Stops serving, lets go of requests that hang, and closes the journal. */
  close(): Promise<void>;
}

/**
 * Makes a local Heroku.
 * @throws JournalProblem when the folder's journal cannot be read, DiskProblem when it cannot be written; it is left as it was.
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const seed = { ...defaultSeed, ...options.seed };
  const ids = options.ids ?? randomIds;
  const store = new Store(options.folder === undefined ? undefined : filesOf(options.folder).journal, options.notice);
  const world = new World({
    store,
    ids,
    clock: options.clock ?? systemClock,
    timings: { ...defaultTimings, ...options.timings },
    strangers: new Set(seed.strangers),
    enforcesRateLimit: options.enforcesRateLimit ?? false,
  });
  store.transaction(() => {
    plant(world, seed);
    if (options.githubConnected !== undefined) countAsConnected(world, options.githubConnected);
  });
  const closing = new AbortController();
  const courier = new Courier(world, (url, headers, body) => {
    return url === `${world.origin}/_local/inbox`
      ? postWithin(app, url, { ...headers, Authorization: `Bearer ${seed.tokens[0]}` }, body)
      : postOverHttp(url, headers, body);
  });
  const instance = options.instance ?? randomIds.uuid();
  const feed = requestFeed(world, instance, options.every ?? everyInterval);
  const core: Core = {
    world,
    instance,
    tokens: new Map(seed.tokens.map((token) => [token, seed.account])),
    requests: new RequestCounts(),
    feed,
    faults: new Faults(),
    holds: new Holds(),
    latencyMs: options.latencyMs ?? 0,
    closed: closing.signal,
    catchUp: () => due.attempt(),
    changed: () => pump.nudge(),
    failed: options.failed ?? (() => undefined),
  };
  const due = new DueWork(world, workers, core.failed);
  const pump = new Pump(world, settle, (error) => due.report(error));
  const app = createServer(core);
  async function settle(): Promise<void> {
    due.run();
    await courier.settle();
  }
  const stops: (() => Promise<void>)[] = [];
  return {
    app,
    store,
    instance,
    async listen(port = 0) {
      const server = await listen(app, { port, ownProcess: options.ownProcess ?? false });
      world.origin = server.url;
      stops.push(server.close);
      pump.start();
      return server;
    },
    settle,
    async close() {
      pump.stop();
      feed.close();
      await Promise.all(stops.map((stop) => stop()));
      closing.abort(new TypeError("fetch failed: the local Heroku was closed"));
      store.close();
    },
  };
}

/** Redirects are not followed: they could lead away from this machine. */
const postOverHttp: Post = async (url, headers, body) => {
  const signal = AbortSignal.timeout(5000);
  const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
  await response.body?.cancel();
  return response.status;
};

/** Its own inbox is reached without a socket. @throws DiskProblem when it could not keep what came */
async function postWithin(app: Hono, url: string, headers: Record<string, string>, body: string): Promise<number> {
  const response = await app.request(url, { method: "POST", headers, body });
  if (response.status === insufficientStorage) throw new DiskProblem(await response.text());
  return response.status;
}

/** What happens when a job falls due. */
const workers: Workers = {
  "provision-addon": provision,
  "run-schedule": runSchedule,
  "settle-release": settleRelease,
};
