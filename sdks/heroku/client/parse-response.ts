import type { z } from "zod";
import type { RequestSummary } from "./heroku-error.ts";

/** The response in its expected shape. The error of a mismatch has path, property and types, and never the body. */
export function parseResponse<T>(asked: RequestSummary, shape: z.ZodType<T>, text: string): T {
  return inShape(asked, shape, decode(asked, text));
}

/** As `parseResponse`, for a decoded response or a part of it. */
export function inShape<T>(asked: Omit<RequestSummary, "secrets">, shape: z.ZodType<T>, value: unknown): T {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const places = result.error.issues.map(({ path, message }) => `${path.join(".") || "the answer"}: ${message}`);
  throw new Error(`${asked.method} ${asked.path}: expected another answer: ${places.slice(0, 3).join("; ")}`);
}

function decode(asked: RequestSummary, text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(
      `${asked.method} ${asked.path}: expected JSON, got ${text.length} characters of something else; check whether a proxy answers instead of Heroku`,
    );
  }
}
