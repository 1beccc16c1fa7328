import type { z } from "zod";
import type { Heroku } from "../client/heroku.ts";

/** A function that reads an object which the program does not manage. */
export interface FunctionDefinition<In extends z.ZodObject = z.ZodObject, Out extends z.ZodObject = z.ZodObject> {
  readonly token: `heroku:index/${string}:${string}`;
  /** One sentence. */
  readonly summary: string;
  readonly inputs: In;
  readonly outputs: Out;
  /** Throws `NotFound` without a result. */
  run(api: Heroku, inputs: z.output<In>): Promise<z.output<Out>>;
}

export const defineFunction = <In extends z.ZodObject, Out extends z.ZodObject>(
  definition: FunctionDefinition<In, Out>,
): FunctionDefinition<In, Out> => definition;
