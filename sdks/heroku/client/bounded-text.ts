/** Bytes of an answer, unpacked. A page of 1,000 rows stays far below: a row has 1 to 4 kB. */
export const LARGEST_ANSWER = 16 * 1024 * 1024;

/** The body as text; `undefined` as soon as it proves larger than `LARGEST_ANSWER`, and the rest is not fetched. */
export async function boundedText({ body }: Response): Promise<string | undefined> {
  if (body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the body.
    if (bytes > LARGEST_ANSWER) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
