import type { Recorded } from "./recorded.ts";

/** A request that a fault strikes. */
export interface Struck {
  /** Lets Heroku do the work, and gives its answer. */
  work(): Promise<Response>;
  /** Lets Heroku do the work some time later: just before the next request, or after so many milliseconds. */
  later(afterMs: number | undefined): void;
  /** Ends when the client gives the request up. */
  readonly signal: AbortSignal;
  /** What the same request was answered in a run without faults. */
  readonly usual: Recorded;
  /** What was true before the last write, where the request reads a list. */
  stale(): Response | undefined;
}

/** What comes back in place of the answer. */
type Mask = (struck: Struck) => Promise<Response>;

const statuses = [400, 401, 402, 403, 404, 406, 409, 412, 416, 422, 423, 429, 500, 502, 503, 504] as const;

const json = (status: number, text: string): Response =>
  new Response(text, { status, headers: { "content-type": "application/json" } });

const refusal = (status: number): Response => {
  const ids: Readonly<Record<number, string>> = { 401: "unauthorized", 403: "forbidden", 404: "not_found" };
  return json(status, JSON.stringify({ id: ids[status] ?? "injected", message: `Injected failure (${status}).` }));
};

/** Masks that a request may get whether its work was done or not. */
const masks: Readonly<Record<string, Mask>> = {
  reset: async () => {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
  },
  hang: ({ signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    }),
  cut: async ({ usual }) => cutIn(usual),
  ...Object.fromEntries(statuses.map((status) => [status, async () => refusal(status)])),
  html: async () =>
    new Response("<html><body>Please sign in</body></html>", { headers: { "content-type": "text/html" } }),
  nothing: async () => json(200, ""),
  object: async () => json(200, "{}"),
  array: async () => json(200, "[]"),
  null: async () => json(200, "null"),
  string: async () => json(200, '"ok"'),
  another: async ({ usual }) => json(usual.status, JSON.stringify(another(JSON.parse(usual.text)))),
  redirect: async () => new Response(null, { status: 302, headers: { location: "https://example.com/" } }),
};

/** A body of which the second half never comes. */
function cutIn({ status, headers, text }: Recorded): Response {
  const half = new TextEncoder().encode(text.slice(0, text.length / 2));
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(half);
      controller.error(new TypeError("terminated", { cause: new Error("other side closed") }));
    },
  });
  return new Response(body, { status, headers: headers.map(([name, value]) => [name, value]) });
}

/** The like of an answer, about something else: other ids, and other names. */
function another(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => another(item));
  if (isConfig(value)) return Object.fromEntries(Object.keys(value).map((name) => [name, "other"]));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, another(member, name)]));
  }
  if (typeof value !== "string") return value;
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) return `${value.slice(0, 24)}ffffffffffff`;
  return ["name", "url", "hostname", "email"].includes(key) ? `${value}-other` : value;
}

/** Whether it is a map of config vars, which says of nothing whose it is. */
function isConfig(value: unknown): value is Record<string, string> {
  if (typeof value !== "object" || value === null || "id" in value || "uuid" in value) return false;
  return Object.entries(value).every(([name, member]) => /^[A-Z]/.test(name) && typeof member === "string");
}

/** Every fault by its name in a case's id. */
export const faults: Readonly<Record<string, Mask>> = {
  ...Object.fromEntries(
    Object.entries(masks).flatMap(([name, mask]): [string, Mask][] => [
      [`${name}/before`, mask],
      [
        `${name}/after`,
        async (struck) => {
          await struck.work();
          return mask(struck);
        },
      ],
    ]),
  ),
  doubled: async ({ work }) => {
    await work();
    return work();
  },
  late: async (struck) => {
    struck.later(undefined);
    return masks.reset?.(struck) ?? refusal(500);
  },
  later: async (struck) => {
    struck.later(1000);
    return masks.reset?.(struck) ?? refusal(500);
  },
  stale: async ({ stale, work }) => stale() ?? work(),
};

/** Whether a fault is possible for a request of that kind. */
export function suits(fault: string, method: string, usual: Recorded): boolean {
  if (fault === "stale") return method === "GET" && usual.text.startsWith("[");
  if (["doubled", "late", "later"].includes(fault)) return method !== "GET";
  // A read does no work, so that before and after are the same.
  if (method === "GET" && fault.endsWith("/after")) return false;
  return !fault.startsWith("another") || isTelling(method, JSON.parse(usual.text));
}

/** Whether an answer says what it is about; of a write it says what was wished. */
function isTelling(method: string, usual: unknown): boolean {
  const [first] = Array.isArray(usual) ? usual : [usual];
  if (typeof first !== "object" || first === null) return false;
  return method !== "GET" || "id" in first || "uuid" in first || "app" in first;
}
