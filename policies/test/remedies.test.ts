import { expect, test } from "vitest";
import { edited } from "./edited-estate.ts";
import type { EstateCase } from "./estates/stack-files.ts";
import { judged } from "./judged-estate.ts";
import { remedies } from "./remedies.ts";

// A finding about the declaration or a stack file would end the program, and the test with it.
test.each(Object.entries(remedies))(
  "%s: the remedy, applied, is forbidden by no rule and no finding",
  async (name, edit) => {
    const estate: EstateCase = await import(`./estates/bad/${name}.ts`);
    const before = await judged(estate);
    const after = await judged(edited(estate, edit));
    expect(after.filter(({ level }) => level === "mandatory")).toEqual([]);
    expect(after.length).toBeLessThan(before.length);
  },
);
