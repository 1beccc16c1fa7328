import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import { RateLimit } from "../../sdks/heroku/client/rate-limit.ts";
import { Slots } from "../../sdks/heroku/client/slots.ts";
import { withRetries } from "../../sdks/heroku/client/with-retries.ts";

/** Where Heroku is. */
export interface Addresses {
  /** Without a slash at the end. */
  readonly apiUrl: string;
  readonly dataUrl: string;
}

/** Heroku as one review sees it, on loopback: a server between everybody who reads for it and Heroku. */
export interface SharedReads extends Addresses {
  /** How many requests Heroku itself was sent. */
  readonly sent: () => number;
  close(): Promise<void>;
}

/** At Heroku at a time, for all readers together: more would wait there. */
export const mostUnderWay = 32;
const timeoutMs = 30_000;

/** How long a reader waits for an answer before it is told to ask again: less than readers have patience for. */
const mostHeldMs = 20_000;

/** What of a request says which answer it gets. */
const asked = ["accept", "accept-expansion", "accept-inclusion", "authorization", "range"];
const passedOn = [...asked, "user-agent"];
/** What is left of the rate limit is not among it: requests are paced here, and for an answer that is known already none is sent. */
const passedBack = ["content-type", "content-range", "location", "next-range", "request-id"];

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * Lets previews, searches for drift and parity of every environment ask Heroku once for what they all read, so that they also speak
 * of the same moment. It takes reads only: no review writes. A key reads what was answered to that key alone, and failures are
 * nobody's but the asker's, who may ask again. Near Heroku's rate limit it is this that slows down, for all readers together.
 *
 * @param notice told one line, at most once a minute, while the rate limit holds requests back
 */
export async function shareReads(
  heroku: Addresses,
  signal: AbortSignal,
  notice: (line: string) => void = () => undefined,
): Promise<SharedReads> {
  const desk = new Desk(heroku, signal, notice);
  const server = createServer((request, response) => void desk.serve(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  return {
    apiUrl: `${base}/platform`,
    dataUrl: `${base}/data`,
    sent: () => desk.sent,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

class Desk {
  sent = 0;
  readonly #heroku: Addresses;
  readonly #signal: AbortSignal;
  readonly #slots: Slots;
  readonly #rateLimit: RateLimit;
  readonly #answers = new Map<string, Promise<Answer>>();

  constructor(heroku: Addresses, signal: AbortSignal, notice: (line: string) => void) {
    this.#heroku = heroku;
    this.#signal = signal;
    this.#slots = new Slots(mostUnderWay, signal);
    this.#rateLimit = new RateLimit(signal, notice);
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { promise: held, resolve } = Promise.withResolvers<Answer>();
    const timer = setTimeout(() => resolve(askAgain), mostHeldMs);
    const answer = await Promise.race([this.#answerTo(request), held]);
    clearTimeout(timer);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  #answerTo({ method, url = "", headers }: IncomingMessage): Promise<Answer> | Answer {
    if (method !== "GET") return refusal(405, "a review only reads, and this would write");
    const [, host, path = ""] = /^\/(platform|data)(\/.*)$/.exec(url) ?? [];
    if (host === undefined) return refusal(404, "a review reads Heroku's two APIs only");
    const target = `${host === "data" ? this.#heroku.dataUrl : this.#heroku.apiUrl}${path}`;
    const sending = Object.fromEntries(
      passedOn.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
    );
    const key = keyOf(target, sending);
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answering = this.#ask(target, sending);
    this.#answers.set(key, answering);
    return answering.then((answer) => {
      if (answer.status >= 300) this.#answers.delete(key);
      return answer;
    });
  }

  /** An answer that says to ask again later (429) is nobody's: it is asked for again here. */
  async #ask(url: string, headers: Record<string, string>): Promise<Answer> {
    const rules = { repeatable: false, signal: this.#signal, rateLimit: this.#rateLimit };
    try {
      return await withRetries(() => this.#slots.run(() => this.#once(url, headers)), rules);
    } catch (error) {
      if (error instanceof HerokuError) return refusal(error.status, error.reason, error.code);
      return refusal(502, `${new URL(url).origin} could not be reached: ${reasonOf(error)}`, "unreachable");
    }
  }

  async #once(url: string, headers: Record<string, string>): Promise<Answer> {
    await this.#rateLimit.turn();
    this.sent += 1;
    const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(timeoutMs)]);
    const response = await fetch(url, { headers, redirect: "manual", signal });
    this.#rateLimit.heed(response.headers);
    const body = new Uint8Array(await response.arrayBuffer());
    if (response.status === 429) {
      const asked = { method: "GET", path: new URL(url).pathname, secrets: [headers.authorization ?? ""] } as const;
      throw HerokuError.of(asked, response.status, response.headers, new TextDecoder().decode(body));
    }
    const back = passedBack.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    return { status: response.status, headers: Object.fromEntries(back), body };
  }
}

/** A pending read continues, and later callers share it. */
const askAgain = refusal(429, "waiting for Heroku", "rate_limit");

/** The key that asks is kept as a digest only. */
function keyOf(target: string, headers: Readonly<Record<string, string>>): string {
  const hash = createHash("sha256");
  for (const name of asked) hash.update(JSON.stringify([name, headers[name] ?? null]));
  return `${target} ${hash.digest("base64")}`;
}

function refusal(status: number, message: string, id = "review"): Answer {
  const body = JSON.stringify({ id, message });
  return { status, headers: { "content-type": "application/json" }, body: new TextEncoder().encode(body) };
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
