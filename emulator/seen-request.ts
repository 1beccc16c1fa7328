import { type Every, Feed } from "./feed.ts";
import type { World } from "./world.ts";

/**
 * A request as pages show it. It has nothing that a client wrote: no query, no body, no token, and of its path only the template,
 * as a drain is asked for by its address or token.
 */
export interface SeenRequest {
  readonly at: string;
  readonly method: string;
  /** Template, such as `/apps/{app}/addons`. */
  readonly path: string;
  /** The app that it was about, by its name. */
  readonly app: string | null;
  /** Who asked, by e-mail address. */
  readonly by: string | null;
  /** Null if the connection was cut or nothing responded. */
  readonly status: number | null;
  readonly ms: number;
  /** What is left of the rate limit. */
  readonly remaining: number;
}

/** Tells pages of requests, and that something was changed. */
export function requestFeed(world: World, instance: string, every: Every): Feed<SeenRequest> {
  const pulse = () => ({ remaining: world.rateLimit.remaining(world.now()) });
  const feed = new Feed<SeenRequest>({ event: "request", instance, every, pulse });
  world.store.committed = () => feed.changed();
  return feed;
}
