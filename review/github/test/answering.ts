/** A request, taken apart. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly token: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent where the connection breaks instead. */
  readonly data?: unknown;
}

export const answered = (status: number, data: unknown = null): Answer => ({ status, data });

/** The numbers in a path, nothing when it is another. */
export const matched = (pattern: RegExp, text: string): (number | undefined)[] =>
  (pattern.exec(text)?.slice(1) ?? []).map((part) => (part === undefined ? undefined : Number(part)));

export async function askedBy(request: Request): Promise<Asked> {
  const { pathname, searchParams } = new URL(request.url);
  const text = await request.text();
  return {
    method: request.method,
    path: pathname,
    query: searchParams,
    token: (request.headers.get("authorization") ?? "").replace(/^\w+ /, ""),
    body: text === "" ? {} : JSON.parse(text),
  };
}

/** As GitHub pages its lists: 30 rows, at most 100, and a `Link` to the next page. */
export function asResponse({ status, headers = {}, data }: Answer, request: Request): Response {
  if (data === undefined) throw new TypeError("fetch failed", { cause: new Error("other side closed") });
  if (status === 204) return new Response(null, { status });
  const url = new URL(request.url);
  const size = Math.min(100, Number(url.searchParams.get("per_page") ?? 30));
  const page = Number(url.searchParams.get("page") ?? 1);
  const rows = Array.isArray(data) ? data.slice((page - 1) * size, page * size) : data;
  url.searchParams.set("page", String(page + 1));
  const isLast = !Array.isArray(data) || data.length <= page * size;
  return Response.json(rows, { status, headers: { ...headers, ...(isLast ? {} : { link: `<${url}>; rel="next"` }) } });
}
