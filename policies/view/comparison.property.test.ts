import fc from "fast-check";
import { expect, test } from "vitest";
import { compare } from "../../parity/compare.ts";
import type { Manifest } from "../../parity/manifest.ts";
import { manifestOf } from "../../parity/test/manifests.ts";
import { parity } from "../rules/parity.ts";
import { parityIsChecked } from "../rules/parity-is-checked.ts";
import { recordedEstate } from "../test/recorded.ts";
import { today } from "../test/sample-estate.ts";
import { readEstate } from "./read-estate.ts";

/** No config vars, because their values cannot be compared here. */
const paths = ["stack", "region", "processes.worker", "features.preboot", "access.ana@example.org", "domains.custom"];
const facts = fc.dictionary(fc.constantFrom(...paths), fc.constantFrom("1", "2"));
const pathsIn = (messages: readonly { message: string }[]) =>
  messages.map(({ message }) => /(?:expected|has) (?:no |another )?([^\s,]+)/.exec(message)?.[1]).sort();

const unexplained = (one: Manifest, other: Manifest) =>
  compare(one, other).flatMap(({ path, verdict }) => (verdict === "unexplained" ? [path] : []));

test("a difference from the leading environment is reported once: as a violation, or as unchanged by the up", () => {
  fc.assert(
    fc.property(facts, facts, fc.option(facts), (ofStaging, ofProduction, ofBefore) => {
      const staging = manifestOf("staging", { facts: ofStaging });
      const own = manifestOf("production", { facts: ofProduction });
      const before = ofBefore === null ? {} : { before: manifestOf("production", { facts: ofBefore }) };
      const view = readEstate(recordedEstate({ own, ...before, others: { staging } }), today);
      const stops = parity.check(view, {});
      const listed = parityIsChecked.check(view, {});
      expect(pathsIn([...stops, ...listed])).toEqual(unexplained(own, staging).sort());
      // An up without changes adds no difference.
      const again = readEstate(recordedEstate({ own, before: own, others: { staging } }), today);
      expect(parity.check(again, {})).toEqual([]);
    }),
  );
});

test("the leading environment never violates parity, and every difference is listed", () => {
  fc.assert(
    fc.property(facts, facts, (ofStaging, ofProduction) => {
      const own = manifestOf("staging", { facts: ofStaging });
      const production = manifestOf("production", { facts: ofProduction });
      const view = readEstate(recordedEstate({ own, others: { production } }), today);
      expect(parity.check(view, {})).toEqual([]);
      expect(pathsIn(parityIsChecked.check(view, {}))).toEqual(unexplained(own, production).sort());
    }),
  );
});
