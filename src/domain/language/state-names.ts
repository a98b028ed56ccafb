// How the states of an innovation are called, in chats and on papers alike.
// It knows no state itself; those stand in innovation/status.ts.
import type { State, Step } from '../innovation/status.ts';
import { agency, decision } from '../region.ts';
import type { Stage } from '../statistics.ts';

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

/** How far an innovation came, as a summary says it. */
export const stageNames: Readonly<Record<Stage, string>> = {
  draft: 'Mulai diisi',
  submitted: 'Dikirim',
  unit_verified: 'Disetujui Admin Inovasi',
  unit_endorsed: 'Ditetapkan Kepala SKPD',
  get accepted() {
    return `Diterima ${agency()}`;
  },
  monitored: 'Sudah monev',
  get designated() {
    return `Masuk ${decision()}`;
  },
  reported: 'Masuk aplikasi nasional',
};

/** Whose time it was until a step was taken. */
export const stepTimeNames: Readonly<Partial<Record<Step, string>>> = {
  submit: 'Mengisi (Inovator)',
  verify: 'Admin Inovasi',
  endorse: 'Kepala SKPD',
  get accept() {
    return agency();
  },
  monitor: 'Monev',
  repair: 'Memperbaiki (Inovator)',
};
