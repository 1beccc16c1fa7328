import { expect, test } from "vitest";
import type { EngineEvent, Step } from "../../engine/engine.ts";
import { Progress } from "../print/progress.ts";
import { ReviewProgress } from "./review-progress.ts";

const step: Step = { urn: "urn", type: "a:b:App", name: "a", operation: "same", changes: [], simulated: false };
const done: EngineEvent = { kind: "done", step, seconds: 0 };

test("a review says at once that it begins, then what each environment's runs have looked at, and nothing once it is stopped", () => {
  const written: string[] = [];
  const stopping = new AbortController();
  const progress = new Progress({ isTTY: true, write: (text) => written.push(text.replace("\r\u001b[2K", "")) });
  const { onEvent } = new ReviewProgress(progress, stopping.signal);
  onEvent("staging", { kind: "phase", phase: "preview", stack: "staging" });
  onEvent("staging", done);
  onEvent("production", done);
  onEvent("staging", { kind: "started", step });
  stopping.abort();
  onEvent("staging", done);
  // Clearing the line is a write of its own.
  expect(written.filter((text) => text !== "")).toEqual([
    "review: reading index.ts and the stack files",
    "review: resources read: staging 0",
    "review: resources read: staging 1",
    "review: resources read: staging 1, production 1",
  ]);
});
