import type { z } from "zod";
import type { Heroku } from "../client/heroku.ts";

/** A look-up that a program can make without owning what it finds. */
export interface FunctionDefinition<In extends z.ZodObject = z.ZodObject, Out extends z.ZodObject = z.ZodObject> {
  readonly token: `heroku:index/${string}:${string}`;
  /** One sentence. */
  readonly summary: string;
  readonly inputs: In;
  readonly outputs: Out;
  /** Throws `NotFound` when there is nothing to find. */
  run(api: Heroku, inputs: z.output<In>): Promise<z.output<Out>>;
}

export const defineFunction = <In extends z.ZodObject, Out extends z.ZodObject>(
  definition: FunctionDefinition<In, Out>,
): FunctionDefinition<In, Out> => definition;
