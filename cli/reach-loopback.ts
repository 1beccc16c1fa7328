/**
 * Lets this process reach its own machine without the proxies of the surroundings: the local Heroku and the children of a
 * run are on loopback, and both `fetch` and gRPC would ask `http_proxy` for them.
 */
export function reachLoopback(environment: NodeJS.ProcessEnv = process.env): void {
  const known = environment.no_proxy ?? environment.NO_PROXY;
  const direct = [...(known ? [known] : []), "127.0.0.1", "localhost"].join(",");
  Object.assign(environment, { no_proxy: direct, NO_PROXY: direct, no_grpc_proxy: direct });
}
