import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A server that must get no request, and an environment that leads to it wherever a key or an address is read. */
export interface Trap {
  env: NodeJS.ProcessEnv;
  /** What arrived all the same, as `METHOD /path`. */
  uses: string[];
  close(): Promise<void>;
}

export async function setTrap(): Promise<Trap> {
  const uses: string[] = [];
  const server = createServer((request, response) => {
    uses.push(`${request.method} ${request.url}`);
    response.writeHead(500).end();
  });
  server.on("connect", (request, socket) => {
    uses.push(`CONNECT ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const home = await mkdtemp(join(tmpdir(), "trap-home-"));
  const netrc = `machine 127.0.0.1\n  login trap@example.org\n  password ${trapKey}\nmachine api.heroku.com\n  login trap@example.org\n  password ${trapKey}\n`;
  await writeFile(join(home, ".netrc"), netrc);
  await mkdir(join(home, ".pulumi"));
  await writeFile(join(home, ".pulumi", "credentials.json"), JSON.stringify({ current: url }));
  return { env: leadingTo(url, home), uses, close };

  async function close(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(home, { recursive: true, force: true });
  }
}

/** A key that must not be used. */
export const trapKey = "trap-0c9f1f2e-8d5c-4d6a-9f6e-000000000000";

function leadingTo(url: string, home: string): NodeJS.ProcessEnv {
  return {
    HOME: home,
    NETRC: join(home, ".netrc"),
    HEROKU_API_KEY: trapKey,
    HEROKU_API_URL: url,
    HEROKU_DATA_URL: url,
    HEROKU_HOST: url,
    PULUMI_ACCESS_TOKEN: trapKey,
    PULUMI_API: url,
    PULUMI_BACKEND_URL: url,
    PULUMI_CONFIG: JSON.stringify({ "heroku:apiUrl": url, "estate:team": "example-agency" }),
    PULUMI_CONFIG_PASSPHRASE: trapKey,
    PULUMI_STACK: "production",
    HTTP_PROXY: url,
    HTTPS_PROXY: url,
    http_proxy: url,
    https_proxy: url,
    NODE_USE_ENV_PROXY: "1",
  };
}
