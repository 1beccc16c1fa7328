import type { z } from "zod";
import type { ConfirmableAction } from "../../define/confirmation.ts";
import type { Context, Definition, Live, Prior, ReadRequest } from "../../define/definition.ts";
import { inNoTime, type LocalHeroku } from "./local-heroku.ts";

/** Drives one resource as the provider does: inputs are checked first, what is kept is remembered. */
export interface Life<In extends z.ZodObject, Out extends z.ZodObject> {
  create(args: z.input<In>): Promise<Prior<z.output<In>, z.output<Out>>>;
  read(asked: ReadRequest<z.output<In>, z.output<Out>>): Promise<Live<z.output<In>, z.output<Out>> | undefined>;
  update(prior: Prior<z.output<In>, z.output<Out>>, args: z.input<In>): Promise<Prior<z.output<In>, z.output<Out>>>;
  delete(prior: Prior<z.output<In>, z.output<Out>>): Promise<void>;
  /** What an `up` sets of what waits; it declares the inputs of `prior` when `args` are absent. */
  due(prior: Prior<z.output<In>, z.output<Out>>, args?: z.input<In>): Promise<string[]>;
  /** What a preview asks of a new object, or of a change of `prior`. */
  validatePreview(inputs: Partial<z.output<In>>, prior?: Prior<z.output<In>, z.output<Out>>): Promise<void>;
  /** What the last operation asked to keep. */
  kept(): { id: string; outputs: Partial<z.output<Out>> } | undefined;
  /** Confirms an action on the resource, for all that follows. */
  confirm(action: ConfirmableAction): void;
  /** The state has an object of another resource. */
  manage(id: string): void;
  /** What was said, all along. */
  readonly said: string[];
  /** What was warned of, all along. */
  readonly warned: string[];
}

export function lifeOf<In extends z.ZodObject, Out extends z.ZodObject>(
  definition: Definition<In, Out>,
  heroku: LocalHeroku,
  name = "it",
): Life<In, Out> {
  const said: string[] = [];
  const warned: string[] = [];
  const confirmed = new Set<ConfirmableAction>();
  const managed = new Set<string>();
  let kept: { id: string; outputs: Partial<z.output<Out>> } | undefined;
  const context = (): Context<z.output<Out>> => {
    kept = undefined;
    return {
      api: heroku.api,
      urn: `urn:pulumi:staging::estate::${definition.token}::${name}`,
      signal: new AbortController().signal,
      log: (line) => said.push(line),
      warn: (line) => warned.push(line),
      checkpoint(id, outputs) {
        kept = { id, outputs: { ...kept?.outputs, ...outputs } };
      },
      confirmed: (action) => confirmed.has(action),
      holder: () => undefined,
      isGoing: () => false,
      isForeign: () => false,
      manages: (id) => managed.has(id),
    };
  };
  return {
    said,
    warned,
    confirm: (action) => void confirmed.add(action),
    manage: (id) => void managed.add(id),
    kept: () => kept,
    async create(args) {
      const inputs = definition.inputs.parse(args);
      const { id, outputs } = await inNoTime(definition.create(context(), inputs));
      return { id, inputs, outputs: definition.outputs.parse(outputs) };
    },
    read: (asked) => inNoTime(definition.read(context(), asked)),
    async update(prior, args) {
      const inputs = definition.inputs.parse(args);
      if (definition.update === undefined) throw new Error("there is no update");
      const outputs = await inNoTime(definition.update(context(), prior, inputs));
      return { id: prior.id, inputs, outputs: definition.outputs.parse(outputs) };
    },
    delete: (prior) => inNoTime(definition.delete(context(), prior)),
    async due(prior, args) {
      const inputs = args === undefined ? prior.inputs : definition.inputs.parse(args);
      const due = (await definition.due?.(context(), prior, inputs)) ?? {};
      return Object.entries(due).flatMap(([key, isDue]) => (isDue ? [key] : []));
    },
    async validatePreview(inputs, prior) {
      const preview = { ...(prior !== undefined && { prior }), isManaged: () => false, takesOver() {} };
      await inNoTime(Promise.resolve(definition.validatePreview?.(context(), inputs, preview)));
    },
  };
}
