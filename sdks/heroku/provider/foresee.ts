import type { Definition, Prior } from "../define/definition.ts";
import { type Operation, operate } from "./operation.ts";
import type { Plugin } from "./plugin.ts";
import { holdsUnknown } from "./wire.ts";

type Values = Record<string, unknown>;

/** Lets a definition refuse in a preview what Heroku would refuse; while the configuration is unknown nobody can be asked. */
export async function foresee(
  plugin: Plugin,
  definition: Definition,
  operation: Operation,
  inputs: Values,
  prior?: Prior<Values, Values>,
): Promise<void> {
  if (definition.foresee === undefined || plugin.api === undefined) return;
  const known = Object.fromEntries(Object.entries(inputs).filter(([, value]) => !holdsUnknown(value)));
  const outset = { ...(prior !== undefined && { prior }), isManaged: (id: string) => plugin.isManaged(id) };
  await operate(plugin, operation, async (context) => definition.foresee?.(context, known, outset));
}
