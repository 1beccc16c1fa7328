import { askControl } from "@tandem/emulator/ask-control";
import type { Running } from "@tandem/emulator/process";
import { z } from "zod";
import type { ServiceOutput } from "./summary.ts";

const Records = z.record(z.string(), z.string());

/**
 * Makes each DNS record on the local Heroku, as the people who run that DNS would, so that certificates can be issued. Gives a line
 * for each record that is new.
 */
export async function makeDnsRecords(
  heroku: Pick<Running, "url" | "token">,
  services: readonly Pick<ServiceOutput, "records">[],
): Promise<string[]> {
  const known = Records.parse(await (await askControl(heroku, "GET /dns")).json());
  const lines: string[] = [];
  for (const { name, type, value } of services.flatMap(({ records }) => records)) {
    if (value === null || known[name] === value) continue;
    await askControl(heroku, "POST /dns", { hostname: name, target: value });
    lines.push(`  made the DNS record ${name} ${type} ${value}, as the people who run that DNS would`);
  }
  return lines;
}
