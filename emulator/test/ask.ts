import { StoppedClock } from "../clock.ts";
import { createEmulator, type Emulator, type EmulatorOptions } from "../emulator.ts";
import { repeatableIds } from "../ids.ts";

/** An answer, read. */
export interface Answer {
  status: number;
  headers: Headers;
  /** Untyped: a test asserts what it looks at. */
  body: ReturnType<typeof JSON.parse>;
}

/** A local Heroku whose clock stands still, and how to ask it. */
export interface Trial {
  emulator: Emulator;
  clock: StoppedClock;
  ask(spec: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/** Asks for the variant of the API that releases images. */
export const dockerReleases = { Accept: "application/vnd.heroku+json; version=3.docker-releases" };

/** Starts one in this process, with repeatable ids. */
export function trial(options: EmulatorOptions = {}): Trial {
  const clock = new StoppedClock();
  const emulator = createEmulator({ clock, ids: repeatableIds("trial"), ...options });
  return { emulator, clock, ask: (spec, body, headers) => request(emulator, spec, body, headers) };
}

async function request(
  { app }: Emulator,
  spec: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const [method = "GET", path = "/"] = spec.split(" ", 2);
  const response = await app.request(path, {
    method,
    headers: { Accept: "application/vnd.heroku+json; version=3", Authorization: "Bearer local-token", ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
}
