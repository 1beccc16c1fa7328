import { type ServerType, serve } from "@hono/node-server";
import type { Hono } from "hono";

const graceMs = 300;

/**
 * Serves an application on 127.0.0.1.
 * @param wish.port 0 for any free one
 * @param wish.ownProcess whether lighter requests and responses may replace the process's own: nearly half the time
 * @throws the socket's error, such as EADDRINUSE
 */
export function listen(
  app: Hono,
  { port, ownProcess }: { port: number; ownProcess: boolean },
): Promise<{ url: string; port: number; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const options = { fetch: app.fetch, hostname: "127.0.0.1", port, overrideGlobalObjects: ownProcess };
    const server = serve(options, (address) => {
      server.off("error", reject);
      resolve({ url: `http://127.0.0.1:${address.port}`, port: address.port, close: () => closed(server) });
    });
    server.once("error", reject);
  });
}

/** Requests under way may finish for a moment; what still hangs then is cut. */
function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      if ("closeAllConnections" in server) server.closeAllConnections();
    }, graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
  });
}
