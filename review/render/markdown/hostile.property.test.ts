import fc from "fast-check";
import { expect, test } from "vitest";
import { hostileText, rewritten } from "../../test/hostile.ts";
import { proseOf, shapeOf } from "../../test/markdown-shape.ts";
import { sampleReport } from "../../test/sample-report.ts";
import { commentOf, summaryOf } from "./comment.ts";

const hostile = fc
  .tuple(hostileText, hostileText)
  .map(([before, after]) => rewritten(sampleReport, (text) => `${before}${text}${after}`));

const plainShape = shapeOf(commentOf(sampleReport));

test("whatever names and messages say, a comment has the same lines, folds, rows and fences", () => {
  expect(plainShape.filter((shape) => shape.startsWith("UNKNOWN"))).toEqual([]);
  fc.assert(
    fc.property(hostile, (report) => {
      expect(shapeOf(commentOf(report))).toEqual(plainShape);
      expect(shapeOf(summaryOf(report))).toEqual(plainShape);
    }),
    { numRuns: 60 },
  );
});

test("whatever names and messages say, nobody is mentioned, nothing linked, referred to or formatted", () => {
  fc.assert(
    fc.property(hostile, (report) => {
      for (const line of proseOf(commentOf(report))) {
        if (/^<\/?details>|^### |^\| /.test(line)) continue;
        expect(line).not.toMatch(/&(?!amp;|#36;|#8203;)/);
        // The bold of our own words; what is escaped is no sign any more.
        const rest = line
          .replaceAll(/\\[\\`*_[\]<>~|]|&(?:amp|#36|#8203);/g, " ")
          .replaceAll(/\*\*|\*(?=…|\(no name\))|\*$/g, "");
        expect(rest).not.toMatch(/@[\w-]|#\w|:\/\/|www\.|gh-\d|[*_`<>[\]~|]|\$(?!\d)|\p{Cc}|\p{Cf}|\p{Cs}/iu);
      }
    }),
    { numRuns: 60 },
  );
});
