import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { askedBy, asResponse } from "./answering.ts";
import type { StandIn } from "./stand-in.ts";

/** A `fetch` that reaches the stand-in and nothing else. */
export const fetchOf =
  (github: StandIn): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    return asResponse(github.answer(await askedBy(request.clone())), request);
  };

/** Serves a stand-in on loopback, for programs that a test starts. */
export async function serve(github: StandIn): Promise<{ env: NodeJS.ProcessEnv; close(): Promise<void> }> {
  const server = createServer(async (incoming, outgoing) => {
    const { method = "GET", url = "/" } = incoming;
    const body = await text(incoming);
    const request = new Request(`http://${incoming.headers.host}${url}`, {
      method,
      headers: { authorization: incoming.headers.authorization ?? "" },
      ...(body !== "" && { body }),
    });
    const response = asResponse(github.answer(await askedBy(request.clone())), request);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    env: {
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_REPOSITORY: "example-library/estate",
      GITHUB_RUN_ID: "77",
      GITHUB_TOKEN: "token-of-the-job",
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
