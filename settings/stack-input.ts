import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getStack, runtime } from "@pulumi/pulumi";
import { z } from "zod";

/** A stack as the engine and the project's folder show it. */
export interface StackInput {
  /** Name of the stack, which is the environment's. */
  readonly stack: string;
  /** `<namespace>:<key>` to text, as the engine hands it over; structured values are JSON. */
  readonly values: Readonly<Record<string, string>>;
  /** Which of `values` are kept encrypted. */
  readonly secretKeys: readonly string[];
  /** Variables of the environment that give one run an input, such as `HEROKU_CONFIRM`. @default none */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** The text of an environment's stack file, absent where the file is. */
  textOf(environment: string): string | undefined;
}

/** The stack that this program runs for; its folder is the working directory. */
export function stackInput(folder: string = process.cwd()): StackInput {
  return {
    stack: getStack(),
    values: runtime.allConfig(),
    // The SDK keeps to itself which keys are secret; its engine passes them in this variable.
    secretKeys: z.array(z.string()).parse(JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS || "[]")),
    variables: process.env,
    textOf(environment) {
      const file = join(folder, `Pulumi.${environment}.yaml`);
      return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    },
  };
}
