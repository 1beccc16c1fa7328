/** What an operation may cost, or cost elsewhere; what is not known is absent. */
export interface Figure {
  requestsPerService?: number;
  seconds?: number;
  peakMegabytes?: number;
  timesCriticalPath?: number;
}

/** What an operation is compared with, in the circumstances in which both were measured. */
export interface Comparison {
  /** The official provider bridged into Pulumi 3.260, on two processors: median, without a preview before an up. */
  bridged: Figure;
  /** What ours is to keep to. */
  target: Figure;
}

const requests: Record<string, Comparison> = {
  create: { bridged: { requestsPerService: 54 }, target: { requestsPerService: 18 } },
  refresh: { bridged: { requestsPerService: 27 }, target: { requestsPerService: 8 } },
  parity: { bridged: {}, target: { requestsPerService: 12 } },
};

/** By operation, service-environments and milliseconds a request. */
const others: Record<string, Comparison> = {
  "create 10 100": { bridged: { seconds: 28.5, peakMegabytes: 500 }, target: { seconds: 7 } },
  "create 100 0": { bridged: { seconds: 116, peakMegabytes: 1365 }, target: {} },
  "create 50 100": { bridged: { seconds: 133.6, peakMegabytes: 786 }, target: {} },
  "refresh 10 100": { bridged: { seconds: 4.3 }, target: {} },
  "refresh 50 100": { bridged: { seconds: 18.3, peakMegabytes: 316 }, target: { seconds: 4 } },
  "review 100 100": { bridged: {}, target: { requestsPerService: 14, timesCriticalPath: 1.3 } },
  "review of drifted 100 100": { bridged: {}, target: { requestsPerService: 14, timesCriticalPath: 1.3 } },
  "preview 100 0": { bridged: { seconds: 10.4, peakMegabytes: 917 }, target: { seconds: 6, peakMegabytes: 700 } },
};

/** What there is to compare an operation with; its parts may be empty. */
export function comparisonOf(operation: string, services: number, latencyMs: number): Comparison {
  const all = [requests[operation], others[`${operation} ${services} ${latencyMs}`]];
  return {
    bridged: Object.assign({}, ...all.map((comparison) => comparison?.bridged)),
    target: Object.assign({}, ...all.map((comparison) => comparison?.target)),
  };
}
