import type { Heroku } from "./heroku.ts";
import { HttpEndpoint } from "./http-endpoint.ts";
import { RateLimit } from "./rate-limit.ts";
import { SharedLists } from "./shared-lists.ts";
import { Slots } from "./slots.ts";

/** Heroku's addresses, the key and the limits. */
export interface Connection {
  /** API key or OAuth token, sent as `Authorization: Bearer …` and never printed. */
  readonly apiKey: string;
  /** @default "https://api.heroku.com" */
  readonly apiUrl?: string | undefined;
  /** @default "https://api.data.heroku.com" */
  readonly dataUrl?: string | undefined;
  /** Aborts all requests and waits. */
  readonly signal?: AbortSignal | undefined;
  /** Aborts all waits and sends no more requests; pending ones may finish. @default `signal` */
  readonly closing?: AbortSignal | undefined;
  /** Milliseconds for one request. @default 30000 */
  readonly timeoutMs?: number | undefined;
  /** Replaces the global `fetch`, for tests. */
  readonly fetch?: typeof fetch | undefined;
  /** Receives a line, at most once a minute, while requests wait for Heroku's rate limit. */
  readonly notice?: ((line: string) => void) | undefined;
}

/** Concurrent requests, on both hosts together. More would wait at Heroku. */
const MOST_UNDER_WAY = 32;

/**
 * The client of all resources. Opens no connection yet.
 *
 * @throws when the key or an address cannot be used; the message shows neither the key nor credentials in an address.
 */
export function connect(connection: Connection): Heroku {
  const signal = connection.signal ?? new AbortController().signal;
  const closing = connection.closing ?? signal;
  const shared = {
    apiKey: checkedKey(connection.apiKey),
    signal,
    closing,
    timeoutMs: connection.timeoutMs ?? 30_000,
    fetch: connection.fetch ?? fetch,
    slots: new Slots(MOST_UNDER_WAY, closing),
    rateLimit: new RateLimit(closing, connection.notice ?? (() => undefined)),
    lists: new SharedLists(),
  };
  const endpoint = (name: string, setting: string, address: string) =>
    new HttpEndpoint({ ...shared, ...checkedAddress(name, address), setting });
  return {
    platform: endpoint("apiUrl", "HEROKU_API_URL", connection.apiUrl ?? "https://api.heroku.com"),
    data: endpoint("dataUrl", "HEROKU_DATA_URL", connection.dataUrl ?? "https://api.data.heroku.com"),
  };
}

/** The error of `fetch` quotes an invalid header with the key, so the key is checked before. */
function checkedKey(apiKey: string): string {
  if (/^[\x21-\x7e]+$/.test(apiKey)) return apiKey;
  throw new Error(`apiKey: expected letters, digits and punctuation, got a value of ${apiKey.length} characters`);
}

function checkedAddress(name: string, address: string): { base: string; origin: string } {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.username || url?.password) {
    throw new Error(`${name}: expected an address without credentials, got one with`);
  }
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "") {
    const got = /[@?#]/.test(address) ? `a value of ${address.length} characters` : address;
    throw new Error(`${name}: expected an http or https address such as https://api.heroku.com, got ${got}`);
  }
  return { base: url.href.replace(/\/+$/, ""), origin: url.origin };
}
