// Half a year around the form over three networks, with everything running: the same people and lines as on the database
// (tests/db/half-year.long.test.ts), typed on Telegram, on WhatsApp and in browsers.
import { playOnNetworks } from '../support/half-year-e2e.ts';

playOnNetworks(
  {
    ...{ units: 35, found: 98, sorted: 20, entries: 60 },
    ...{ onsite: 45, online: 41, visits: 12 },
  },
  600_000,
);
