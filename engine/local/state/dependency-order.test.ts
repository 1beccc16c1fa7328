import fc from "fast-check";
import { expect, test } from "vitest";
import { dependencyOrder } from "./dependency-order.ts";
import { dependenciesOf, type ResourceState } from "./resource-state.ts";

const urn = (index: number): string => `urn:pulumi:s::p::t:i:T::n${index}`;

/** Resources of which each needs some before it, in any order. */
const graphs = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { maxLength: 12 })
  .map((needs) =>
    needs.map((picks, index): ResourceState => {
      const dependencies = index === 0 ? [] : picks.map((pick) => urn(pick % index));
      const [parent, ...others] = dependencies;
      return { urn: urn(index), custom: true, type: "t:i:T", inputs: {}, outputs: {}, parent, dependencies: others };
    }),
  )
  .chain((states) => fc.shuffledSubarray(states, { minLength: states.length }));

test("sorts every resource after its dependencies, without losses or duplicates", () => {
  fc.assert(
    fc.property(graphs, (states) => {
      const ordered = dependencyOrder(states);
      expect(new Set(ordered)).toEqual(new Set(states));
      expect(ordered).toHaveLength(states.length);
      const place = new Map(ordered.map((state, index) => [state.urn, index]));
      for (const [index, state] of ordered.entries()) {
        for (const needed of dependenciesOf(state)) expect(place.get(needed)).toBeLessThan(index);
      }
    }),
  );
});

test("sorts a replaced resource after its successor's dependencies, and ends on a cycle", () => {
  const state = (index: number, more: Partial<ResourceState> = {}): ResourceState => ({
    urn: urn(index),
    custom: true,
    type: "t:i:T",
    inputs: {},
    outputs: {},
    ...more,
  });
  const old = state(1, { delete: true });
  const fresh = state(1);
  const user = state(2, { dependencies: [urn(1)] });
  expect(dependencyOrder([user, old, fresh]).indexOf(fresh)).toBe(0);
  const ring = [state(1, { dependencies: [urn(2)] }), state(2, { dependencies: [urn(1)] })];
  expect(dependencyOrder(ring)).toHaveLength(2);
});
