import * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import type { Definition } from "./definition.ts";
import { keysWith } from "./traits.ts";

/** A value in a program: plain or an output, at every depth. */
export type Written<T> = pulumi.Input<T extends object ? { [K in keyof T]: Written<T[K]> } : T>;

/** The inputs of a definition in a program. */
export type ArgsOf<In extends z.ZodObject> = { [K in keyof z.input<In>]: Written<z.input<In>[K]> };

type Flat<In extends z.ZodObject, Out extends z.ZodObject> = Omit<z.output<In>, keyof z.output<Out>> & z.output<Out>;

/** A resource's properties in a program: its checked inputs and its outputs. */
type PropertiesOf<In extends z.ZodObject, Out extends z.ZodObject> = {
  readonly [K in keyof Flat<In, Out>]-?: pulumi.Output<Flat<In, Out>[K]>;
};

/** The class of a definition. */
export interface ResourceClass<In extends z.ZodObject, Out extends z.ZodObject> {
  new (
    name: string,
    args: ArgsOf<In>,
    options?: pulumi.CustomResourceOptions,
  ): pulumi.CustomResource & PropertiesOf<In, Out>;
  /** Reads an existing object by its id, without managing it. */
  get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: pulumi.CustomResourceOptions,
  ): pulumi.CustomResource & PropertiesOf<In, Out>;
}

/** The Pulumi class of one definition. */
export function resourceClass<In extends z.ZodObject, Out extends z.ZodObject>(
  definition: Definition<In, Out>,
): ResourceClass<In, Out> {
  const shape = { ...definition.inputs.shape, ...definition.outputs.shape };
  const blank = Object.fromEntries(Object.keys(shape).map((key) => [key, undefined]));
  // A forced replacement asks the provider for no order: only this option counts. `Diff` tells where both may exist at once.
  const deletesFirst = definition.mayOverlap === undefined;
  const additionalSecretOutputs = keysWith(shape, "secret");

  class Resource extends pulumi.CustomResource {
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions) {
      return new Resource(name, {}, { ...options, id });
    }
    constructor(name: string, args: object, options: pulumi.CustomResourceOptions = {}) {
      const { deleteBeforeReplace = deletesFirst || undefined } = options;
      const merged = pulumi.mergeOptions({ additionalSecretOutputs }, options);
      super(
        definition.token,
        name,
        { ...blank, ...args },
        { ...merged, ...(deleteBeforeReplace !== undefined && { deleteBeforeReplace }) },
      );
    }
  }
  // The properties are created at run time from the schema, so the type needs an assertion.
  return Resource as unknown as ResourceClass<In, Out>;
}
