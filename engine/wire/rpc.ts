import type { ServiceError } from "@grpc/grpc-js";

/** Large states make large messages: 400 MB, as in the Pulumi SDK. */
export const channelOptions = {
  "grpc.max_receive_message_length": 400 * 1024 * 1024,
  "grpc.max_send_message_length": 400 * 1024 * 1024,
  "grpc.client_idle_timeout_ms": 2_147_483_647,
};

/** A call as a promise; rejects with the `ServiceError`. */
export function unary<Response>(
  start: (done: (error: ServiceError | null, response: Response) => void) => unknown,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    start((error, response) => (error ? reject(error) : resolve(response)));
  });
}
