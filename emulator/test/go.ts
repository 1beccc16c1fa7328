import type { Answer } from "./ask.ts";

/** Asks, keeps the answer for the judges, and gives back its body. */
export type Go = (spec: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer["body"]>;
