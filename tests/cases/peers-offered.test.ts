// A unit that finished an indicator is named to whoever really passes over it, once, and to nobody who lacks nothing there.
import { describe, expect, it } from 'vitest';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { Chat, code } from './chat.ts';

const form = formOf(balangan2026);
const indicators = form.items.flatMap((item) => (item.kind === 'indicator' ? [item] : []));
const named = /sudah melengkapi/gu;

/** Somebody at an indicator that another unit finished; `done`: they have it themselves. */
function at(item: (typeof indicators)[number], done: boolean): Chat {
  const place = form.numberOf.get(item.id) ?? 0;
  const rina = Chat.filling(form.items[done ? form.items.length - 1 : place - 2]?.id ?? '');
  const peer = { code: 'INV-PEER1', unitId: 'puskesmas-juai', name: 'Jemput Balita', year: 2025 };
  rina.world.peersEach = new Map([[item.id, peer]]);
  rina.says(`ubah ${place}`);
  return rina;
}

/** Passes over questions of this indicator until another item is open; gives all that was said. */
function passes(chat: Chat, item: string): string {
  const said: string[] = [];
  while (chat.open === `asking ${item}` && said.length < 9) said.push(chat.says('lewati'));
  return said.join('\n');
}

describe.each(indicators.slice(0, 8).map((item) => [item.label, item] as const))(
  '%s',
  (_, item) => {
    it('names a peer once to somebody who lacks it', () => {
      expect(passes(at(item, false), item.id).match(named)).toHaveLength(1);
    });

    it('names nobody to somebody who has it', () => {
      expect(passes(at(item, true), item.id)).not.toMatch(named);
    });
  },
);

it('names nobody where "lewati" keeps what is there in a repair', () => {
  const [item] = indicators;
  if (item === undefined) throw new Error('no indicator');
  const rina = at(item, true);
  const { innovations } = rina.world;
  const draft = innovations.get(code);
  if (draft === undefined) throw new Error('no draft');
  innovations.set(code, {
    ...draft,
    ...{ state: 'returned', returnedFrom: 'submitted' },
    openItems: new Map([[item.id, { note: 'Periksa lagi', done: false }]]),
  });
  rina.says('perbaiki');
  expect(rina.open).toBe(`asking ${item.id}`);
  const said = passes(rina, item.id);
  expect(said).toContain('tetap seperti semula');
  expect(said).not.toMatch(named);
});
