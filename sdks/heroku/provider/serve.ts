import grpc from "@grpc/grpc-js";
import providers from "@pulumi/pulumi/proto/provider_grpc_pb.js";

/** The same as in the SDK: states can be large. */
const largestMessage = 400 * 1024 * 1024;

/**
 * Serves a provider on a loopback port and prints the port on the first line, for the engine. The provider itself is loaded only then,
 * while the engine connects; calls wait for it.
 */
export async function serve(load: () => Promise<grpc.UntypedServiceImplementation>): Promise<void> {
  const { promise: loaded, resolve } = Promise.withResolvers<grpc.UntypedServiceImplementation>();
  const server = new grpc.Server({ "grpc.max_receive_message_length": largestMessage });
  const calls = new PendingCalls();
  server.addService(providers.ResourceProviderService, late(loaded, calls));
  dieQuietly(calls);
  process.stdout.write(`${await listen(server)}\n`);
  resolve(await load());
}

/** A service whose unary calls wait for `loaded`; gRPC itself answers `UNIMPLEMENTED` for the others. */
function late(
  loaded: Promise<grpc.UntypedServiceImplementation>,
  calls: PendingCalls,
): grpc.UntypedServiceImplementation {
  const methods = Object.entries<grpc.MethodDefinition<unknown, unknown>>(providers.ResourceProviderService);
  const unary = methods.filter(([, { responseStream }]) => !responseStream);
  return Object.fromEntries(unary.map(([name]) => [name, waiting(name, loaded, calls)]));
}

function waiting(
  name: string,
  loaded: Promise<grpc.UntypedServiceImplementation>,
  calls: PendingCalls,
): grpc.handleUnaryCall<unknown, unknown> {
  return async (call, answer) => {
    const callback = calls.until(answer);
    const handler = (await loaded)[name] as grpc.handleUnaryCall<unknown, unknown> | undefined;
    if (handler === undefined) callback({ code: grpc.status.UNIMPLEMENTED, details: `${name} is not implemented` });
    else handler(call, callback);
  };
}

function listen(server: grpc.Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(port);
      else reject(error);
    });
  });
}

/** Counts pending calls. */
class PendingCalls {
  #count = 0;
  #idle: (() => void) | undefined;

  /** Counts a call until `answer` is given. */
  until(answer: grpc.sendUnaryData<unknown>): grpc.sendUnaryData<unknown> {
    this.#count += 1;
    return (...given) => {
      answer(...given);
      this.#count -= 1;
      if (this.#count === 0) setImmediate(() => this.#idle?.());
    };
  }

  /** Calls `act` as soon as nothing is under way. */
  whenIdle(act: () => void): void {
    this.#idle = act;
    if (this.#count === 0) act();
  }
}

/**
 * The engine interrupts a provider that it no longer needs, and kills it after 5 s: pending calls are still answered. The engine's
 * connection may stay open, so waiting for its end would cost these 5 s in every run. Ctrl-C is not sent here: engines start providers
 * in their own process group. A bug prints no stack.
 */
function dieQuietly(calls: PendingCalls): void {
  process.once("SIGINT", () => calls.whenIdle(() => process.exit(0)));
  process.on("uncaughtException", (error) => {
    process.stderr.write(`internal error of the Heroku provider (${error.name})\n`);
    process.exit(1);
  });
}
