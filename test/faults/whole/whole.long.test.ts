import { expect, test } from "vitest";
import { engineKinds } from "../../support/engine-kinds.ts";
import { play } from "./play.ts";

for (const kind of engineKinds) {
  test.skipIf(kind.missing !== undefined)(
    `after several faults and a kill in one run of an estate, one clean run leaves nothing lost and nothing doubled under ${kind.missing ?? kind.name}`,
    async () => {
      const problems: string[][] = [];
      let strikes = 0;
      for await (const { seed, scene, struck, problems: found } of play(kind, 40, kind.needsAwsPlugin ? 2 : 8)) {
        strikes += struck.length;
        if (found.length > 0) problems.push([`seed ${seed}, ${scene}`, ...struck, ...found]);
      }
      expect(problems).toEqual([]);
      expect(strikes).toBeGreaterThan(1);
    },
  );
}
