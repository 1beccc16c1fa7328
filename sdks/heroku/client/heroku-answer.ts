import { z } from "zod";

/** A request, and the error that Heroku answered it with. */
export const HerokuAnswer = z.strictObject({
  method: z.string(),
  path: z.string(),
  herokuMessage: z.string(),
  status: z.int(),
  /** Heroku's `id` of the error, such as `invalid_params`; `unknown` if the response has none. */
  id: z.string(),
  /** For Heroku's support. */
  requestId: z.string().optional(),
});
export type HerokuAnswer = z.infer<typeof HerokuAnswer>;

export function herokuAnswerText({ method, path, herokuMessage, status, id, requestId }: HerokuAnswer): string {
  const request = requestId === undefined ? "" : `, request ${requestId}`;
  const remedy = status === 401 ? "; check the key: HEROKU_API_KEY, or the provider's apiKey" : "";
  return `${method} ${path}: ${herokuMessage} (${status} ${id}${request})${remedy}`;
}
