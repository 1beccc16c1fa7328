import type { ServiceError } from "@grpc/grpc-js";

/** Large states make large messages; the SDK allows the same 400 MB. */
export const channelOptions = {
  "grpc.max_receive_message_length": 400 * 1024 * 1024,
  "grpc.max_send_message_length": 400 * 1024 * 1024,
  "grpc.client_idle_timeout_ms": 2_147_483_647,
};

/** A call as a promise. Rejects with the `ServiceError` as it came. */
export function unary<Answer>(
  start: (done: (error: ServiceError | null, answer: Answer) => void) => unknown,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    start((error, answer) => (error ? reject(error) : resolve(answer)));
  });
}
