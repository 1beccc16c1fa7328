import * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import type { FunctionDefinition } from "./function.ts";
import type { Written } from "./resource-class.ts";

/**
 * The async form of a function. Await it before the first resource is registered: then an object that is not found ends the run with a
 * `RunError` before anything is created.
 */
export function lookup<In extends z.ZodObject, Out extends z.ZodObject>(definition: FunctionDefinition<In, Out>) {
  return async (args: z.input<In>, options?: pulumi.InvokeOptions): Promise<z.output<Out>> => {
    try {
      return definition.outputs.parse(
        withNulls(definition, await pulumi.runtime.invoke(definition.token, args, options)),
      );
    } catch (error) {
      throw new pulumi.RunError(reasonOf(error));
    }
  };
}

/** The form of a function whose arguments may be outputs. */
export function lookupOutput<In extends z.ZodObject, Out extends z.ZodObject>(definition: FunctionDefinition<In, Out>) {
  return (
    args: { [K in keyof z.input<In>]: Written<z.input<In>[K]> },
    options?: pulumi.InvokeOutputOptions,
  ): pulumi.Output<z.output<Out>> =>
    pulumi.runtime
      .invokeOutput<object>(definition.token, args, options)
      .apply((found) => definition.outputs.parse(withNulls(definition, found)));
}

/** The engine may drop members that are null. */
function withNulls({ outputs }: FunctionDefinition, found: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(outputs.shape).map((key) => [key, Reflect.get(found, key) ?? null]));
}

/** The SDK writes `Invoke of '<token>' failed: <reason> (<property>)`, and of one that fails the engine has words before it. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/^Invoke of '[^']*' failed: /, "")
    .replace(/^invocation of \S+ returned an error: /, "")
    .replaceAll(/ \(\)(?=; |$)/g, "");
}
