// A scheme's length has a bound: else each letter of a long word would look through the rest of it.
const forms = [
  // `scheme://user:password@`, up to the last `@` before the host.
  /(?<scheme>[a-z][a-z0-9+.-]{0,40}:\/\/)[^\s/?#"'<>`\\]*(?<at>@)/gi,
  // A password that holds `/`, `?` or `#` unescaped: what follows the colon is no port.
  /(?<scheme>[a-z][a-z0-9+.-]{0,40}:\/\/)[^\s/?#"'<>`\\:[\]]*:(?!\d*(?:[/?#\s"'<>`\\]|$))[^\s"'<>`]*(?<at>@)/gi,
  // The same with the punctuation percent-encoded, as in a query or in a path.
  /(?<scheme>[a-z][a-z0-9+.-]{0,40}%3a%2f%2f)(?:(?!%2f|%3f|%23)[^\s/?#&"'<>`\\])*(?<at>%40|@)/gi,
];

/** Where the user information of URLs stands in `text`: first place of each, and the one after its last. */
export function userInfoIn(text: string): [from: number, to: number][] {
  if (!text.includes("@") && !text.includes("%40")) return [];
  return forms.flatMap((form) =>
    [...text.matchAll(form)].map(({ 0: url, index, groups }): [number, number] => [
      index + (groups?.scheme ?? "").length,
      index + url.length - (groups?.at ?? "").length,
    ]),
  );
}

/** `text` with `[secret]` for every place where `hidden` is 1. */
export function withoutHidden(text: string, hidden: Uint8Array): string {
  let shown = "";
  for (let at = 0; at < text.length; ) {
    const isHidden = hidden[at] === 1;
    let end = at;
    while (end < text.length && (hidden[end] === 1) === isHidden) end++;
    shown += isHidden ? "[secret]" : text.slice(at, end);
    at = end;
  }
  return shown;
}

/** `text` with the user information of every URL in it replaced. */
export function withoutUserInfo(text: string): string {
  const hidden = new Uint8Array(text.length);
  for (const [from, to] of userInfoIn(text)) hidden.fill(1, from, to);
  return withoutHidden(text, hidden);
}
