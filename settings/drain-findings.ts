import type { LogDrain } from "./declare.ts";
import { type Finding, shown } from "./finding.ts";
import { indexFinding } from "./index-finding.ts";
import { receiverOf } from "./receiver.ts";

const expected =
  "scheme and host of a collector, such as https://logs.example.org or syslog+tls://logs.example.org:6514; the rest of its address is a secret";

/** What is wrong with one drain of a declaration, which stands at `path`. Log lines go encrypted only. */
export function drainFindings(path: string, name: string, { to }: LogDrain): Finding[] {
  return [
    ...(/^[a-z][a-zA-Z0-9]*$/.test(name) ? [] : [indexFinding(path, "a name of letters and digits, as archive", name)]),
    ...receiverFindings(path, to),
  ];
}

function receiverFindings(path: string, to: unknown): Finding[] {
  if (typeof to !== "string") return [indexFinding(path, expected, shown(to))];
  const receiver = receiverOf(to);
  const isReceiver = /^(https|syslog\+tls):\/\/[^/\\@?#\s]+$/i.test(to) && URL.canParse(to);
  // Of any other address only the kind is told: it may hold a key.
  if (!isReceiver) return [indexFinding(path, expected, "another address")];
  return to === receiver ? [] : [{ ...indexFinding(path, expected, to), remedy: `write it as ${receiver}` }];
}
