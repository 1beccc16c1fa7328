import { present } from "../../../parity/facts.ts";
import type { Facts } from "../parts.ts";
import type { DynoRow } from "../wire.ts";
import { withoutPasswords } from "./app-facts.ts";

/** A process type as it is declared. */
export interface DeclaredProcess {
  readonly type: string;
  readonly quantity: number;
  readonly size: string;
}

/**
 * What dynos show of an app's processes; undefined where they are not exactly as declared, as while some are starting or after they
 * were scaled by hand: then the formation is asked for. Process types without dynos are not among it: the caller knows that both
 * environments run the same code, and so have the same ones.
 */
export function processesByDynos(dynos: readonly DynoRow[], declared: readonly DeclaredProcess[]): Facts | undefined {
  const running = Map.groupBy(
    dynos.filter(({ type }) => type !== "run"),
    ({ type }) => type,
  );
  const wanted = declared.filter(({ quantity }) => quantity > 0);
  if (wanted.length < declared.length || running.size !== wanted.length) return undefined;
  const facts = wanted.map(({ type, quantity, size }) => {
    const own = running.get(type) ?? [];
    const isDeclared = own.length === quantity && own.every((dyno) => dyno.size?.toLowerCase() === size.toLowerCase());
    const commands = new Set(own.map(({ command }) => command ?? ""));
    const [command = ""] = commands;
    if (!isDeclared || commands.size !== 1) return undefined;
    return [
      [`processes.${type}`, present] as const,
      ...(command === "" ? [] : [[`processes.${type}.command`, withoutPasswords(command)] as const]),
      [`processes.${type}.quantity`, String(quantity)] as const,
      [`processes.${type}.size`, size] as const,
    ];
  });
  const known = facts.filter((each) => each !== undefined);
  return known.length === facts.length ? known.flat() : undefined;
}
