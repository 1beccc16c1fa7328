/** One answer of the script: a response, or a failure of the connection. */
export type Step = Response | Error;

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly redirect: string | undefined;
}

/** A `fetch` that answers from a script, and remembers what it was sent. The last step repeats. */
export function scriptedFetch(...steps: Step[]): { fetch: typeof fetch; sent: Sent[] } {
  const sent: Sent[] = [];
  const scripted: typeof fetch = async (input, init = {}) => {
    sent.push({
      method: init.method ?? "GET",
      url: String(input),
      headers: new Headers(init.headers),
      body: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
      redirect: init.redirect,
    });
    const step = steps[Math.min(sent.length, steps.length) - 1];
    if (step === undefined) throw new Error("the script is empty");
    if (step instanceof Error) throw step;
    return step.clone();
  };
  return { fetch: scripted, sent };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

/** What Node's `fetch` throws when a connection breaks: its code is in the cause. */
export function broken(code: string): Error {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(`${code} 127.0.0.1:1`), { code }) });
}

/** A `fetch` whose requests wait, in `held`, until a test answers them; the run's end ends them. */
export function heldFetch(): { fetch: typeof fetch; held: ((answer: Response) => void)[] } {
  const held: ((answer: Response) => void)[] = [];
  const holding: typeof fetch = (_input, init) =>
    new Promise((resolve, reject) => {
      init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      held.push(resolve);
    });
  return { fetch: holding, held };
}
