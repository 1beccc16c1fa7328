import { expect, onTestFinished, test, vi } from "vitest";
import { sampleReport } from "../../review/test/sample-parity-report.ts";
import { parityLines } from "./parity.ts";

test("what does not work first, and what is unexplained, with what to do; then what could not be read, what is declared, and what may differ", () => {
  vi.stubEnv("COLUMNS", "1000");
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(parityLines(sampleReport)).toEqual([
    "shop  1 unhealthy, 2 unexplained, 1 not checked, 1 declared, 1 allowed, 40 the same",
    "  ✗ certificate of shop.example.org on shop-production is failing: CAA *record* prevents it",
    "  ! config.MODE: staging set, production none: only staging has it, and it is not declared",
    "      → heroku config:unset MODE --app shop-staging; to let them differ, declare MODE as perEnvironment() or secret()",
    "  ! features.<script>`|**x**: staging none, production on: only production has it, and it is not declared",
    "      → heroku features:disable '<script>`|**x**' --app shop-production",
    "  ? drains: not checked: production: GET /apps/a1/log-drains: no luck (403 forbidden, request 1234)",
    "  ≠ config.MAIL_SINK: declared: staging set, production none: @testers read [the mail](https://evil.example.org) & #1",
    "  allowed to differ: processes.web.size",
    "page  12 the same",
    "staging and production: 1 unhealthy, 2 unexplained, 1 not checked, 1 declared, 1 allowed, 52 the same",
  ]);
});

test("without a terminal no line of a parity is wider than 80 columns", () => {
  const lines = parityLines(sampleReport).flatMap((line) => line.split("\n"));
  expect(lines.filter(({ length }) => length > 80)).toEqual([]);
});
