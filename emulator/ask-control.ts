/**
 * Asks a control route of a local Heroku that runs, such as `GET /requests` for `/_local/requests`. They need its own token: a caller who may
 * not read the token's file changes nothing by them, and reads nothing.
 */
export function askControl(
  { url, token }: { readonly url: string; readonly token: string },
  spec: `${"GET" | "POST" | "DELETE"} /${string}`,
  body?: object,
): Promise<Response> {
  const [method, path] = spec.split(" ", 2);
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return fetch(`${url}/_local${path}`, {
    method: method ?? "GET",
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
}
