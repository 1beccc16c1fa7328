import type { Heroku } from "./heroku.ts";
import { HttpEndpoint } from "./http-endpoint.ts";
import { RateLimit } from "./rate-limit.ts";
import { SharedLists } from "./shared-lists.ts";
import { Slots } from "./slots.ts";

/** Where Heroku is, and who asks. */
export interface Connection {
  /** API key or OAuth token, sent as `Authorization: Bearer …` and never printed. */
  readonly apiKey: string;
  /** @default "https://api.heroku.com" */
  readonly apiUrl?: string | undefined;
  /** @default "https://api.data.heroku.com" */
  readonly dataUrl?: string | undefined;
  /** Ends every request and every wait. */
  readonly signal?: AbortSignal | undefined;
  /** Ends every wait, and from then on nothing more is sent; what is under way may end. @default `signal` */
  readonly closing?: AbortSignal | undefined;
  /** Milliseconds for one request. @default 30000 */
  readonly timeoutMs?: number | undefined;
  /** Takes the place of the global `fetch`, as in tests. */
  readonly fetch?: typeof fetch | undefined;
  /** Told one line, at most once a minute, while Heroku's rate limit holds requests back. */
  readonly notice?: ((line: string) => void) | undefined;
}

/** Requests under way at a time, on both hosts. More would wait at Heroku's end. */
const MOST_UNDER_WAY = 32;

/**
 * The calls every resource makes. Opens nothing yet.
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

/** `fetch` quotes a header that it refuses, key and all: so it must never get to refuse one. */
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
