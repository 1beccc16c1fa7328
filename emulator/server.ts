import { type Context, Hono } from "hono";
import { controlRoutes } from "./control.ts";
import type { Core } from "./core.ts";
import { answer } from "./endpoint.ts";
import { isLoopback } from "./loopback.ts";
import { noSuchRoute } from "./not-emulated.ts";
import { papertrailRoutes } from "./papertrail.ts";
import { refusal } from "./refusal.ts";
import { allRoutes } from "./routes.ts";

/** The web application: Heroku's two APIs, Papertrail's, and the control routes under `/_local`. */
export function createServer(core: Core): Hono {
  const server = new Hono();
  server.use(async (context, next) => (fromElsewhere(context) ? context.text("loopback only\n", 403) : next()));
  server.route("/_local", controlRoutes(core));
  server.route("/papertrail", papertrailRoutes(core));
  for (const route of allRoutes) {
    const path = route.path.replace(/\{(\w+)\}/g, ":$1");
    server.on(route.method, path, (context) => answer(core, route, context));
  }
  server.notFound((context) => {
    core.requests.countUnmatched(context.req.method, context.req.path);
    return refusal(core, context.req.raw.headers, noSuchRoute(context.req.method, context.req.path));
  });
  server.onError((error) => {
    throw error;
  });
  return server;
}

/** Whether a request came through a name or a page that is not this machine's own: a web page must not reach this server. */
function fromElsewhere(context: Context): boolean {
  const host = context.req.header("host");
  const origin = context.req.header("origin");
  if (host !== undefined && !isLoopback(`http://${host}`)) return true;
  return origin !== undefined && !isLoopback(origin);
}
