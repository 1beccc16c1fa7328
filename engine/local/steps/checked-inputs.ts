import { keepSecrecy } from "../../wire/secrecy.ts";
import type { Properties } from "../../wire/wire.ts";
import type { Provider } from "../hosts/provider.ts";
import type { Goal } from "./goal.ts";

/** A resource's inputs as its provider completes them; `olds` are empty for a new object, or one in place of another. */
export async function checkedInputs(
  provider: Provider,
  { urn }: Pick<Goal, "urn">,
  olds: Properties,
  news: Properties,
): Promise<Properties> {
  const { inputs, failures } = await provider.check(urn, olds, news);
  if (failures.length === 0) return keepSecrecy(inputs, news);
  throw new Error(
    failures.map(({ property, reason }) => (property === "" ? reason : `${property}: ${reason}`)).join("; "),
  );
}
