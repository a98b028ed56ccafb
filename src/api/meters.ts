// What is counted about the process, in Prometheus' format: HTTP requests, loops, memory, the event loop.
// It counts and never names a person, a unit or an innovation. Loaded with the first request, so that a start does not wait for it.
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Loops } from '../loops.ts';

/** The meters of one process. */
export interface Meters {
  /** Counts one answered request. */
  readonly answered: (
    labels: { readonly method: string; readonly route: string; readonly status: string },
    seconds: number,
  ) => void;
  readonly contentType: string;
  /** Everything as text. */
  readonly text: () => Promise<string>;
}

/** Begins to count. */
export function openMeters(loops: Loops): Meters {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [metrics],
  });
  loopGauges(metrics, loops);
  return {
    answered: (labels, took) => seconds.observe(labels, took),
    contentType: metrics.contentType,
    text: () => metrics.metrics(),
  };
}

function loopGauges(metrics: Registry, loops: Loops): void {
  const oldest = new Gauge({
    registers: [metrics],
    labelNames: ['loop'],
    name: 'loop_oldest_seconds',
    help: 'Age of the oldest thing that a loop has in hand',
    collect() {
      for (const { name, oldestMs } of loops.states()) oldest.set({ loop: name }, oldestMs / 1000);
    },
  });
  const deadline = new Gauge({
    registers: [metrics],
    labelNames: ['loop'],
    name: 'loop_deadline_seconds',
    help: 'Age beyond which a loop does not get on',
    collect() {
      for (const { name, deadlineMs } of loops.states())
        deadline.set({ loop: name }, deadlineMs / 1000);
    },
  });
}
