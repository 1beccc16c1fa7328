/** An answer as it came, in words that can be given again. */
export interface Recorded {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
}

export async function recorded(response: Response): Promise<Recorded> {
  return { status: response.status, headers: [...response.headers], text: await response.text() };
}

/** The same answer once more. */
export function again({ status, headers, text }: Recorded): Response {
  return new Response(text, { status, headers: headers.map(([name, value]) => [name, value]) });
}
