import { z } from "zod";
import type { Endpoint, Heroku } from "../../client/heroku.ts";

/** A Heroku that answers with whatever `answer` gives, and remembers what it was asked. */
export function stubHeroku(answer: (request: string) => unknown): { api: Heroku; asked: string[] } {
  const asked: string[] = [];
  const replyTo = (request: string) => {
    asked.push(request);
    return answer(request);
  };
  const endpoint: Endpoint = {
    async send(method, path, { answer: shape, body }) {
      return shape.parse(
        replyTo(body === undefined ? `${method} ${path}` : `${method} ${path} ${JSON.stringify(body)}`),
      );
    },
    async exchange(method, path, request) {
      return { body: await endpoint.send(method, path, request), headers: new Headers() };
    },
    async list(path, item) {
      return item.array().parse(replyTo(`GET ${path}`));
    },
    async row(list, id, item) {
      const rows = z.array(z.looseObject({ id: z.string() })).parse(replyTo(`GET ${list}`));
      const row = rows.find((each) => each.id === id);
      return row && item.parse(row);
    },
  };
  return { api: { platform: endpoint, data: endpoint }, asked };
}
