import type { Trial } from "./ask.ts";

/** What a browser asks for. */
export const browserHeaders = { Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

/** A page as a browser gets it. */
export async function pageAt(
  { emulator }: Trial,
  path: string,
): Promise<{ status: number; headers: Headers; text: string; content: string }> {
  const response = await emulator.app.request(path, { headers: browserHeaders });
  const text = await response.text();
  const content = text.slice(text.indexOf("<main"), text.indexOf("</main>"));
  return { status: response.status, headers: response.headers, text, content };
}

/** What a person reads of it. */
export function wordsOf(content: string): string {
  return content.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
}

/** All that a stream has to say to a reader who comes now. */
export async function streamOf({ emulator }: Trial): Promise<string> {
  const response = await emulator.app.request("/_local/events", { headers: { Accept: "text/event-stream" } });
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return new TextDecoder().decode(value);
}
