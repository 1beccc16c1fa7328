import { uuidOf } from "../ids.ts";
import { invalid } from "../problems.ts";

/** Stacks that apps of the cedar generation can have. */
export const stacks = ["heroku-22", "heroku-24", "container"].map((name) => ({
  id: uuidOf("stack", name),
  name,
  default: name === "heroku-24",
}));

/** A stack by id or name; the default one for none. @throws HerokuProblem 422 */
export function findStack(identity: string | undefined): (typeof stacks)[number] {
  const found = stacks.find(({ id, name, default: usual }) =>
    identity === undefined ? usual : id === identity || name === identity,
  );
  if (!found) throw invalid(`Couldn't find that stack (${identity}).`);
  return found;
}
