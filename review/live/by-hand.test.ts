import { expect, test } from "vitest";
import { reasonText } from "../../parity/words/reason-words.ts";
import { remedyText } from "../../parity/words/remedy-words.ts";
import { valuesText } from "../../parity/words/value-words.ts";
import { fakeTime } from "../../sdks/heroku/resources/test/local-heroku.ts";
import { ParityReport, type ServiceParity } from "../report/parity-report.ts";
import type { ByHand } from "./test/by-hand.ts";
import { addonsByHand } from "./test/by-hand-addons.ts";
import { appByHand } from "./test/by-hand-app.ts";
import { codeByHand } from "./test/by-hand-code.ts";
import { configByHand } from "./test/by-hand-config.ts";
import { pipelineByHand } from "./test/by-hand-pipeline.ts";
import { fourServices } from "./test/four-services.ts";
import { type StandingService, standingService } from "./test/standing-service.ts";

fakeTime();

/** What parity and the reviews of both environments say, a line for each thing. */
async function linesOf(standing: StandingService): Promise<string[]> {
  const report = await standing.parity();
  // Whatever differs, the report is data of its schema, also when it is read back.
  expect(ParityReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  const [service] = report.services;
  const parity = service === undefined ? [] : linesOfService(service);
  const added = ["staging", "production"].map(async (environment) =>
    (await standing.observed(environment)).addedByHand.map((each) => `added ${environment}: ${JSON.stringify(each)}`),
  );
  return [...parity, ...(await Promise.all(added)).flat()];
}

const linesOfService = ({ differences, health }: ServiceParity): string[] => [
  ...differences.map((each) => {
    const line = `${each.verdict} ${each.path}: ${valuesText(each)}: ${reasonText(each)}`;
    return each.remedy === undefined ? line : `${line} → ${remedyText(each.remedy)}`;
  }),
  ...Object.entries(health).flatMap(([environment, all]) =>
    all.map((each) => `unhealthy ${environment}: ${JSON.stringify(each)}`),
  ),
];

test.each(["catalog", "bookings", "trails", "credits"])(
  "%s, as it is declared in both environments, is in parity, and nothing is added by hand",
  async (service) => {
    const lines = await linesOf(await standingService(fourServices, service));
    expect(lines.filter((line) => !/^(allowed|declared) /.test(line))).toEqual([]);
  },
);

test.each<ByHand>([...configByHand, ...addonsByHand, ...codeByHand, ...appByHand, ...pipelineByHand])(
  "when $what, that is said",
  async (byHand) => {
    const standing = await standingService(fourServices, byHand.service);
    await byHand.act(standing);
    const lines = await linesOf(standing);
    for (const said of byHand.said) expect(lines).toContainEqual(expect.stringMatching(said));
    for (const unsaid of byHand.unsaid ?? []) expect(lines).not.toContainEqual(expect.stringMatching(unsaid));
  },
);
