import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { Emulator } from "@tandem/emulator";
import type { Chance } from "../../predict/chance.ts";
import { faults, type Struck, suits } from "../faults.ts";
import { again, type Recorded, recorded } from "../recorded.ts";
import { speed } from "./speed.ts";

/** What is to go wrong in a run: faults by the number of the request that they strike, and a moment at which a process is killed. */
export interface Plan {
  readonly strikes: ReadonlySet<number>;
  readonly kill?: { readonly at: number; readonly isAfterWork: boolean };
  /** Which fault it is, of those that are possible at that request. */
  readonly chance: Chance;
}

/** Where a redirect leads: nowhere else. */
const elsewhere = "/elsewhere";

const leavesOpen = /^(reset|hang|cut|50.|nothing|object)\/after$|^(late|later|doubled)$/;

type Asked = { readonly method: string; readonly path: string; work(): Promise<Response> };

/** A local Heroku behind a socket, between which and its clients things go wrong. */
export class StruckHeroku {
  readonly emulator: Emulator;
  /** What went wrong so far, one line each, in the order of the requests. */
  readonly log: string[] = [];
  /** Whether a client followed a redirect. */
  hasFollowed = false;
  /** Called when a process is to be killed. */
  onKill: () => void = () => undefined;
  readonly #server: Server;
  #plan: Plan | undefined;
  #methods: string[] = [];
  #late: (() => Promise<void>)[] = [];
  #later: (() => Promise<void>)[] = [];
  readonly #lists = new Map<string, Recorded>();

  constructor(emulator: Emulator) {
    this.emulator = emulator;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  async listen(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Does `operation` while things go wrong as planned; gives the methods of its requests. Work that came late is done by then. */
  async during(plan: Plan | undefined, operation: () => Promise<void>): Promise<readonly string[]> {
    [this.#plan, this.#methods] = [plan, []];
    this.#lists.clear();
    try {
      await operation();
    } finally {
      this.#plan = undefined;
      await this.#arrive();
    }
    return this.#methods;
  }

  async close(): Promise<void> {
    const closed = new Promise((done) => this.#server.close(done));
    this.#server.closeAllConnections();
    await closed;
    await this.emulator.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = this.#methods.push(request.method ?? "GET") - 1;
    if (request.url === elsewhere) this.hasFollowed = true;
    const given = new AbortController();
    response.on("close", () => given.abort(new Error("the client has gone")));
    try {
      const answer = await this.#answer(at, await this.#asked(request), given.signal);
      const headers = new Headers(answer.headers);
      if (headers.has("location")) headers.set("location", elsewhere);
      response.writeHead(answer.status, Object.fromEntries(headers));
      if (answer.body === null) response.end();
      else await pipeline(Readable.fromWeb(answer.body as ReadableStream<Uint8Array>), response);
    } catch {
      request.socket.destroy();
    }
  }

  async #asked(request: IncomingMessage): Promise<Asked> {
    const { method = "GET", url = "/" } = request;
    const body = await buffer(request);
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
    return {
      method,
      path: url,
      work: async () => this.emulator.app.request(url, { method, headers, ...(body.length > 0 && { body }) }),
    };
  }

  async #answer(at: number, asked: Asked, signal: AbortSignal): Promise<Response> {
    await this.#arrive();
    const { kill } = this.#plan ?? {};
    if (kill?.at === at) {
      if (kill.isAfterWork) await asked.work();
      this.log.push(`${at} ${asked.method} ${asked.path}: killed ${kill.isAfterWork ? "after" : "before"} the work`);
      this.onKill();
    }
    const before = this.#lists.get(asked.path);
    if (this.#plan?.strikes.has(at)) return this.#struck(at, asked, signal, before);
    const answer = await asked.work();
    if (asked.method === "GET") this.#lists.set(asked.path, await recorded(answer.clone()));
    return answer;
  }

  /** A write that Heroku has not done has no answer that could be cut or be about another object. */
  async #struck(at: number, asked: Asked, signal: AbortSignal, before: Recorded | undefined): Promise<Response> {
    const { method, path } = asked;
    let usual: Recorded = { status: 200, headers: [], text: "null" };
    const work = async (): Promise<Response> => {
      const answer = await asked.work();
      usual = await recorded(answer.clone());
      return answer;
    };
    if (method === "GET") await work();
    const isPossible = (fault: string): boolean => {
      if (fault === "stale") return before !== undefined && suits(fault, method, usual);
      if (method !== "GET") return !/^(cut|another).before/.test(fault);
      return suits(fault, method, usual);
    };
    const name = this.#faultOf(method, isPossible);
    this.log.push(`${at} ${method} ${path}: ${name}`);
    const struck: Struck = {
      work,
      signal,
      later: (afterMs) => this.#doLater(asked.work, afterMs),
      stale: () => before && again(before),
      get usual() {
        return usual;
      },
    };
    return (await faults[name]?.(struck)) ?? work();
  }

  /** Half of the faults at a write leave open whether it was done: these are what doubles and loses. */
  #faultOf(method: string, isPossible: (fault: string) => boolean): string {
    const { chance } = this.#plan ?? {};
    const isOpen = method !== "GET" && chance?.is(0.5);
    const names = Object.keys(faults).filter((fault) => isPossible(fault) && (!isOpen || leavesOpen.test(fault)));
    return names[chance?.between(0, names.length - 1) ?? 0] ?? "reset/before";
  }

  #doLater(work: () => Promise<Response>, afterMs: number | undefined): void {
    let isDone = false;
    const once = async (): Promise<void> => {
      if (isDone) return;
      isDone = true;
      await work();
    };
    if (afterMs === undefined) this.#late.push(once);
    else {
      setTimeout(() => void once(), afterMs / speed);
      this.#later.push(once);
    }
  }

  /** Work that was put off comes before the next request; what had a time of its own at the end of the run at latest. */
  async #arrive(): Promise<void> {
    const due = this.#plan === undefined ? [...this.#late, ...this.#later] : this.#late;
    this.#late = [];
    if (this.#plan === undefined) this.#later = [];
    for (const work of due) await work();
  }
}
