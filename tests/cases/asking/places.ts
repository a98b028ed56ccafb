// Where phrasings are played: people with innovations in real states, each with something open or nothing. It sends no phrasing.
import { draftOf } from '../../support/builders.ts';
import { TestWorld } from '../../support/world.ts';
import { Chat, unitId } from '../chat.ts';
import type { Writer } from './rows.ts';

const others = ['Rina', 'Rahmah'] as const;

/** A world in which two innovators of the unit have handed something in; `state` is where it waits. */
function waiting(state: 'submitted' | 'unit_verified' | 'unit_endorsed'): TestWorld {
  const world = new TestWorld();
  world.outreach.open('2026-01-05', 'warn');
  for (const [at, name] of others.entries()) {
    const writer = Chat.of(world, name, [{ role: 'innovator', unitId }]);
    const code = `INV-AAAA${at + 1}`;
    world.add(draftOf(code, writer.who.person, { upTo: 'penghargaan' }));
    world.place(code, state);
  }
  return world;
}

const checker = (
  role: 'unit_admin' | 'unit_head' | 'verifier' | 'coordinator',
  state: Parameters<typeof waiting>[0],
  ...first: readonly string[]
): Chat => {
  const of = role.startsWith('unit') ? unitId : null;
  const chat = Chat.of(waiting(state), 'Salmiah', [{ role, unitId: of }]);
  for (const line of first) chat.says(line);
  return chat;
};

/** An innovator with a draft, and a word that opens what is asked. */
const filling = (upTo: string, ...first: readonly string[]): Chat => {
  const chat = Chat.filling(upTo);
  chat.world.outreach.open('2026-01-05', 'warn');
  chat.world.meet('Hj. Salmiah', {
    name: 'Hj. Salmiah',
    consented: true,
    unitId,
    grants: [{ role: 'unit_admin', unitId }],
  });
  for (const line of first) chat.says(line);
  return chat;
};

/** The places of each writer, by what is open there. */
export const places: Readonly<Record<Writer, Readonly<Record<string, () => Chat>>>> = {
  innovator: {
    'nothing open': () => filling('jenis'),
    'a choice': () => filling('jenis', 'lanjut'),
    'a date': () => filling('pkpn_klaster', 'ubah inovasi dimulai'),
    'a short text': () => filling('inisiator', 'lanjut'),
    'a long text': () => filling('dasar_hukum', 'ubah latar belakang'),
    'an indicator': () => filling('regulasi', 'indikator 3'),
    'handing in': () => filling('penghargaan', 'kirim'),
    'handed in': () => {
      const chat = filling('penghargaan');
      chat.says('kirim');
      chat.says('ya');
      return chat;
    },
  },
  admin: {
    'nothing open': () => checker('unit_admin', 'submitted'),
    'a sheet': () => checker('unit_admin', 'submitted', 'lihat INV-AAAA2'),
    'a return': () => checker('unit_admin', 'submitted', 'lihat INV-AAAA2', 'kembalikan'),
  },
  head: {
    'nothing open': () => checker('unit_head', 'unit_verified'),
    'the list': () => checker('unit_head', 'unit_verified', 'antrean'),
    'a sheet': () => checker('unit_head', 'unit_verified', 'antrean', 'lihat 2'),
  },
  verifier: {
    'a sheet': () => checker('verifier', 'unit_endorsed', 'lihat INV-AAAA2'),
  },
  mentor: {
    'nothing open': () =>
      Chat.of(waiting('submitted'), 'Pamong', [
        { role: 'mentor', unitId: null, gakorUnits: [unitId] },
      ]),
  },
  coordinator: {
    'nothing open': () => checker('coordinator', 'submitted'),
    'a broadcast': () => checker('coordinator', 'submitted', 'siaran'),
  },
};
