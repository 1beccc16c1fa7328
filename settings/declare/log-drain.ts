/** Where log lines may go: encrypted only. */
export type Collector = `https://${string}` | `syslog+tls://${string}`;

/** Where an app's log lines go. Made by `logDrain`. */
export interface LogDrain {
  readonly to: Collector;
}

/**
 * Log lines to a collector, by its scheme and host: `https://logs.example.org` or `syslog+tls://logs.example.org:6514`. The whole address, which
 * mostly holds a key, is a secret of each environment, `<service>:drains.<name>`.
 */
export const logDrain = (to: Collector): LogDrain => ({ to });
