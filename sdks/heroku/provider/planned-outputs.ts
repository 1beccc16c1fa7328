import { isDeepStrictEqual } from "node:util";
import type { Definition, Prior } from "../define/definition.ts";
import { traitsOf } from "../define/traits.ts";
import { unknown } from "./wire.ts";

type Values = Record<string, unknown>;

/** The outputs of a preview; of a new object only those that follow from its inputs. */
export function plannedOutputs(definition: Definition, inputs: Values, prior?: Prior<Values, Values>): Values {
  const planned = Object.entries(definition.outputs.shape).map(([key, schema]) => {
    if (inputs[key] !== undefined) return [key, inputs[key]];
    const { follows = [] } = traitsOf(schema);
    const decisive = key in definition.inputs.shape ? [key, ...follows] : follows;
    const stays = decisive.every((input) => isDeepStrictEqual(prior?.inputs[input], inputs[input]));
    return [key, stays && prior?.outputs[key] !== undefined ? prior.outputs[key] : unknown];
  });
  return Object.fromEntries(planned);
}
