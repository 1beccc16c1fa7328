import { afterEach, expect, test } from "vitest";
import { type Every, everyInterval, Feed } from "./feed.ts";

/** Heartbeats when the test asks for one. */
function manualBeat(): { every: Every; beat(): void; running(): number } {
  const work = new Set<() => void>();
  return {
    every: (_, beat) => {
      work.add(beat);
      return () => work.delete(beat);
    },
    beat: () => {
      for (const each of work) each();
    },
    running: () => work.size,
  };
}

function feed({ every }: { every: Every } = manualBeat()): Feed<{ text: string }> {
  return new Feed({ event: "request", instance: "run", every, pulse: () => ({ remaining: 7 }) });
}

const opened: ReadableStreamDefaultReader<Uint8Array>[] = [];
afterEach(async () => {
  for (const reader of opened.splice(0)) await reader.cancel();
});

function open(
  of: Feed<{ text: string }>,
  after?: string,
): { next(): Promise<string | undefined>; cancel(): Promise<void> } {
  const stream = of.open(after);
  if (!stream) throw new Error("expected a stream, got none");
  const reader = stream.getReader();
  opened.push(reader);
  const decoder = new TextDecoder();
  return {
    next: async () => {
      const { value } = await reader.read();
      return value && decoder.decode(value);
    },
    cancel: () => reader.cancel(),
  };
}

test("a reader gets the retry interval, then each entry with its id, as JSON on one line", async () => {
  const made = feed();
  const reader = open(made);
  expect(await reader.next()).toBe("retry: 2000\n\n");
  made.publish({ text: "one\ntwo" });
  expect(await reader.next()).toBe('id: run.1\nevent: request\ndata: {"text":"one\\ntwo"}\n\n');
  made.publish({ text: "three" });
  made.publish({ text: "four" });
  expect(await reader.next()).toBe(
    'id: run.2\nevent: request\ndata: {"text":"three"}\n\nid: run.3\nevent: request\ndata: {"text":"four"}\n\n',
  );
});

test("a reader that comes back gets what it missed; one of another run gets all that is kept", async () => {
  const made = feed();
  for (const text of ["one", "two", "three"]) made.publish({ text });
  expect(await open(made, "run.2").next()).toContain('data: {"text":"three"}');
  expect(await open(made, "run.2").next()).not.toContain('"two"');
  expect(await open(made, made.newestId).next()).toBe("retry: 2000\n\n");
  for (const strange of ["other.2", "run.x", "run", "", undefined])
    expect(await open(made, strange).next()).toContain('data: {"text":"one"}');
});

test("only the last 200 entries are kept", async () => {
  const made = feed();
  for (let at = 1; at <= 1000; at += 1) made.publish({ text: `entry ${at}` });
  expect(made.entries).toHaveLength(200);
  const text = await open(made, "run.1").next();
  expect(text?.match(/^id: /gm)).toHaveLength(200);
  expect(text).toContain("id: run.801\n");
});

test("a slow reader gets many changes as one event, and only its latest heartbeat", async () => {
  const beats = manualBeat();
  const made = feed(beats);
  const reader = open(made, made.newestId);
  await reader.next();
  for (let at = 0; at < 500; at += 1) {
    made.changed();
    beats.beat();
  }
  expect(await reader.next()).toBe('event: change\ndata: {}\n\nevent: pulse\ndata: {"remaining":7}\n\n');
});

test("a closed reader is dropped, and the heartbeat stops with the last one", async () => {
  const beats = manualBeat();
  const made = feed(beats);
  const [first, second] = [open(made), open(made)];
  expect([made.readers, beats.running()]).toEqual([2, 1]);
  await first.cancel();
  expect([made.readers, beats.running()]).toEqual([1, 1]);
  await second.cancel();
  expect([made.readers, beats.running()]).toEqual([0, 0]);
  made.publish({ text: "nobody reads" });
  expect([open(made), beats.running()].at(1)).toBe(1);
});

test("closing ends every stream, also one that waits, and opens no other", async () => {
  const made = feed();
  const reader = open(made);
  await reader.next();
  const waiting = reader.next();
  made.close();
  expect(await waiting).toBeUndefined();
  expect(made.readers).toBe(0);
  expect(made.open(undefined)).toBeUndefined();
});

test("at most 32 readers are connected at once", () => {
  const made = feed();
  for (let at = 0; at < 32; at += 1) open(made);
  expect(made.open(undefined)).toBeUndefined();
});

test("the machine's timer does not keep the process from ending", () => {
  const before = process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
  const stop = everyInterval(60_000, () => undefined);
  expect(process.getActiveResourcesInfo().filter((kind) => kind === "Timeout")).toHaveLength(before);
  stop();
});
