import { uuidOf } from "../ids.ts";
import { invalid } from "../problems.ts";

interface Stack {
  readonly id: string;
  readonly name: string;
  readonly default: boolean;
}

/** Stacks that apps of the cedar generation can have. */
export const stacks: readonly Stack[] = ["heroku-22", "heroku-24", "container"].map((name) => ({
  id: uuidOf("stack", name),
  name,
  default: name === "heroku-24",
}));

/** A stack by id or name; the default one for none. @throws HerokuProblem 422 */
export function findStack(identity: string | undefined): Stack {
  const found = stacks.find(({ id, name, default: usual }) =>
    identity === undefined ? usual : id === identity || name === identity,
  );
  if (!found) throw invalid(`Couldn't find that stack (${identity}).`);
  return found;
}
