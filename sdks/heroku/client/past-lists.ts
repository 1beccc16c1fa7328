import type { Endpoint, Heroku } from "./heroku.ts";

/** The same Heroku without what reads share: what may be in a list is asked for alone, and a list is read again. */
export function pastLists({ platform, data }: Heroku): Heroku {
  return { platform: withoutLists(platform), data };
}

function withoutLists(endpoint: Endpoint): Endpoint {
  return {
    send: (...request) => endpoint.send(...request),
    exchange: (...request) => endpoint.exchange(...request),
    list: (path, item) => endpoint.list(path, item),
    row: async () => undefined,
  };
}
