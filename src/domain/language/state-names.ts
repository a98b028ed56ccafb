// How the states of an innovation are called, in chats and on papers alike.
// It knows no state itself; those stand in innovation/status.ts.
import { agency } from '../region.ts';
import type { State } from '../innovation/status.ts';

/** Where an innovation stands. */
export const stateNames: Readonly<Record<State, string>> = {
  draft: 'draf',
  submitted: 'menunggu admin unit',
  unit_verified: 'menunggu kepala unit',
  get unit_endorsed() {
    return `menunggu ${agency()}`;
  },
  accepted: 'diterima',
  monitored: 'sudah monev',
  designated: 'ditetapkan',
  reported: 'dilaporkan ke pusat',
  returned: 'dikembalikan untuk diperbaiki',
  rejected: 'ditolak',
  withdrawn: 'ditarik',
};
