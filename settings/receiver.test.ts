import { expect, test } from "vitest";
import { receiverOf } from "./receiver.ts";

test.each([
  ["https://me:marker@LOGS.example.org:443/marker?key=marker#marker", "https://logs.example.org"],
  ["syslog+tls://me:marker@LOGS.Example.org:6514/marker", "syslog+tls://logs.example.org:6514"],
  ["syslog+tls://[2001:DB8::1]:6514", "syslog+tls://[2001:db8::1]:6514"],
  ["https://müller.example/marker", "https://xn--mller-kva.example"],
  ["marker", "an address that is no URL"],
  ["https://logs.example.org:99999/marker", "an address that is no URL"],
])("of %s only scheme and host are shown", (url, receiver) => {
  expect(receiverOf(url)).toBe(receiver);
});
