import type { LogDrain } from "./declare.ts";
import { type Finding, shown } from "./finding.ts";
import { indexFinding } from "./index-finding.ts";
import { receiverOf } from "./receiver.ts";

const expected =
  "scheme and host of a collector, such as https://logs.example.org or syslog+tls://logs.example.org:6514; the rest of its address is a secret";

/** What is wrong with one drain of a declaration, which stands at `path`. Log lines go encrypted only. */
export function drainFindings(path: string, name: string, { to }: LogDrain): Finding[] {
  const isReceiver = /^(https|syslog\+tls):\/\/[^/@?#]+$/.test(to) && receiverOf(to) === to;
  return [
    ...(/^[a-z][a-zA-Z0-9]*$/.test(name) ? [] : [indexFinding(path, "a name of letters and digits, as archive", name)]),
    // What it is may hold a key.
    ...(isReceiver ? [] : [indexFinding(path, expected, typeof to === "string" ? "another address" : shown(to))]),
  ];
}
