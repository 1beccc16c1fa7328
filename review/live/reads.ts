import type { z } from "zod";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";

/** Reads Heroku: each thing is requested once in a run, when it is first needed, however many need it. */
export class Reads {
  readonly heroku: Heroku;
  readonly #answers = new Map<string, Promise<unknown>>();

  constructor(heroku: Heroku) {
    this.heroku = heroku;
  }

  /** Whether it was requested. */
  has(at: string): boolean {
    return this.#answers.has(at);
  }

  list<T>(at: string, row: z.ZodType<T>): Promise<T[]> {
    return this.once(at, () => this.heroku.platform.list(at, row));
  }

  get<T>(api: "platform" | "data", at: string, response: z.ZodType<T>): Promise<T> {
    return this.once(at, () => this.heroku[api].send("GET", at, { response }));
  }

  once<T>(at: string, request: () => Promise<T>): Promise<T> {
    const answer = this.#answers.get(at) ?? request();
    this.#answers.set(at, answer);
    return answer as Promise<T>;
  }
}

/** The same, of one thing. */
export function memoized<T>(request: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= request();
    return answer;
  };
}
