import type { PlannedUp } from "../../parity/after-ups.ts";
import { compareLive, type LiveEnvironments } from "../../parity/compare-live.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { madeIn } from "../report/made-of.ts";
import type { HealthByService, ParityReport, ServiceParity } from "../report/parity-report.ts";

interface ReportOptions {
  readonly health?: HealthByService;
  readonly ups?: readonly PlannedUp[];
  /** Milliseconds since 1970. @default now */
  readonly now?: number;
}

/** Compares what Heroku has of two environments. */
export const parityReport = (
  settings: readonly [EstateSettings, EstateSettings],
  live: LiveEnvironments,
  { health, ups, now = Date.now() }: ReportOptions = {},
): ParityReport => ({
  version: 2,
  at: new Date(now).toISOString(),
  environments: [settings[0].environment, settings[1].environment],
  services: compareLive(settings, live, ups).map((each) => ({
    ...each,
    made: madeOf(live, each.service),
    health: health?.get(each.service) ?? {},
  })),
});

const madeOf = ({ manifests }: LiveEnvironments, service: string): ServiceParity["made"] =>
  Object.fromEntries(
    manifests.flatMap(({ environment, services }) => {
      const { [service]: found } = services;
      return found === undefined ? [] : [[environment, madeIn(found.app, found.facts)]];
    }),
  );
