import { connect } from "../../client/connect.ts";
import type { Heroku } from "../../client/heroku.ts";

/**
 * A Heroku that answers with whatever `answer` gives, 404 where that is nothing, and remembers what it was asked. `late`
 * comes before the work, and again before its answer arrives.
 */
export function stubHeroku(
  answer: (request: string) => unknown,
  late = async (): Promise<void> => undefined,
): { api: Heroku; asked: string[] } {
  const asked: string[] = [];
  const base = "http://127.0.0.1";
  const api = connect({
    apiKey: "stub",
    apiUrl: base,
    dataUrl: base,
    async fetch(input, { method = "GET", body } = {}) {
      const words = [method, String(input).slice(base.length), ...(typeof body === "string" ? [body] : [])];
      asked.push(words.join(" "));
      await late();
      const found = answer(words.join(" "));
      await late();
      if (found !== undefined) return Response.json(found);
      return Response.json({ id: "not_found", message: "Couldn't find that." }, { status: 404 });
    },
  });
  return { api, asked };
}
