import { expect, test } from "vitest";
import type { EngineEvent } from "../../engine/engine.ts";
import { htmlOf } from "../../review/render/parity/html.ts";
import { markdownOf } from "../../review/render/parity/markdown.ts";
import { rewritten } from "../../review/test/hostile.ts";
import { sampleReport as sampleParity } from "../../review/test/sample-parity-report.ts";
import { sampleReport } from "../../review/test/sample-report.ts";
import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import { logText } from "../../sdks/heroku/client/log-text.ts";
import { messageOf } from "../../sdks/heroku/provider/message-of.ts";
import { formed } from "../review/written-report.ts";
import { makeOutputHarmless, writeControl } from "./harmless-output.ts";
import { jsonText } from "./json-text.ts";
import { parityLines } from "./parity.ts";
import { Progress } from "./progress.ts";
import { RunLog } from "./run-log.ts";
import { actedOn, hostileTexts } from "./test/hostile-texts.ts";

/** A stream as commands print to, and what comes out at its end. */
function output(isTTY = false) {
  const written: string[] = [];
  const stream = {
    isTTY,
    write: (data: string | Uint8Array) => {
      written.push(String(data));
      return true;
    },
  };
  makeOutputHarmless([stream]);
  return { stream, printed: () => written.join("") };
}

const messages = (text: string): EngineEvent[] => [
  { kind: "message", severity: "warning", urn: `urn:pulumi:a::b::c::${text}`, text },
  { kind: "message", severity: "info", urn: undefined, text: `line\n${text}` },
];

/** Every form in which a command prints text from elsewhere. */
const prints: Readonly<Record<string, (text: string, stream: ReturnType<typeof output>["stream"]) => void>> = {
  "an error": (text, stream) => stream.write(`${text}\n`),
  "an error in an indented block": (text, stream) => stream.write(`production: stopped\n  ${text}\n`),
  bytes: (text, stream) => stream.write(new TextEncoder().encode(text)),
  "a review for a terminal": (text, stream) =>
    stream.write(
      formed(
        rewritten(sampleReport, () => text),
        {},
      ),
    ),
  "a review as Markdown": (text, stream) =>
    stream.write(
      formed(
        rewritten(sampleReport, () => text),
        { markdown: true },
      ),
    ),
  "a review as a page": (text, stream) =>
    stream.write(
      formed(
        rewritten(sampleReport, () => text),
        { html: true },
      ),
    ),
  "a review as JSON": (text, stream) =>
    stream.write(
      formed(
        rewritten(sampleReport, () => text),
        { json: true },
      ),
    ),
  "a run's events": (text, stream) => {
    const log = new RunLog(stream);
    for (const event of messages(text)) log.onEvent(event);
    log.line(text);
    log.end();
  },
  "a run's progress": (text, stream) => {
    const progress = new Progress(stream);
    progress.status(text);
    progress.longStatus(text);
    progress.line(text);
    progress.end();
  },
};

test("there are at least 136 hostile texts, and the reading of the test finds each that is printed as it is", () => {
  expect(hostileTexts.length).toBeGreaterThanOrEqual(136);
  const missed = hostileTexts.filter((text) => actedOn(text).length === 0 && logText(text) === text);
  expect(missed).toEqual([]);
});

test.each(Object.entries(prints))("%s prints no hostile text that a runner or a terminal acts on", (_, print) => {
  const leaks = hostileTexts.filter((text) => {
    const { stream, printed } = output();
    print(text, stream);
    return actedOn(printed()).length > 0;
  });
  expect(leaks).toEqual([]);
});

test.each([
  ["a terminal", (text: string) => parityLines(rewrittenParity(text)).join("\n")],
  ["Markdown", (text: string) => markdownOf(rewrittenParity(text))],
  ["a page", (text: string) => htmlOf(rewrittenParity(text))],
  ["JSON", (text: string) => jsonText(rewrittenParity(text))],
])("a comparison of environments for %s prints nothing that is acted on", (_, form) => {
  const leaks = hostileTexts.filter((text) => {
    const { stream, printed } = output();
    stream.write(form(text));
    return actedOn(printed()).length > 0;
  });
  expect(leaks).toEqual([]);
});

/** The sample with every value of a difference replaced. */
const rewrittenParity = (text: string): typeof sampleParity => ({
  ...sampleParity,
  services: sampleParity.services.map((service) => ({
    ...service,
    differences: service.differences.map((difference) => ({
      ...difference,
      reason: { code: "declared", text },
      values: [
        { environment: "staging", value: { kind: "text", text } },
        { environment: "production", value: { kind: "text", text } },
      ],
    })),
  })),
});

test("Heroku's words reach the Pulumi CLI's log harmless", () => {
  const asked = { method: "PATCH", path: "/apps/a", secrets: [] } as const;
  const leaks = hostileTexts.filter((message) => {
    const error = HerokuError.of(asked, 422, new Headers(), JSON.stringify({ id: message, message }));
    return actedOn(messageOf(error, "update", [])).length > 0;
  });
  expect(leaks).toEqual([]);
});

test("JSON is printed unchanged, and read back as the same", () => {
  for (const text of hostileTexts.map((each) => each.toWellFormed())) {
    const { stream, printed } = output();
    stream.write(jsonText({ text, [text]: [text] }));
    expect(JSON.parse(printed())).toEqual({ text, [text]: [text] });
  }
});

test("a command that arrives in pieces is none either", () => {
  for (const text of hostileTexts) {
    const { stream, printed } = output();
    for (const piece of text) stream.write(piece);
    expect(actedOn(printed())).toEqual([]);
  }
});

test("what is ours stays: colours, lines, URNs, and the sequence that clears a line", () => {
  const { stream, printed } = output(true);
  stream.write("\u001b[31m! urn:pulumi:a::b::c\u001b[39m\n\tindented ## [x]\n");
  writeControl(stream, "\r\u001b[2K");
  expect(printed()).toBe("\u001b[31m! urn:pulumi:a::b::c\u001b[39m\n\tindented ## [x]\n\r\u001b[2K");
  for (const text of hostileTexts) expect(logText(logText(text))).toBe(logText(text));
});
