// How the states of an innovation are called, in chats and on papers alike.
// It knows no state itself; those stand in innovation/status.ts.
import type { State, Step } from '../innovation/status.ts';
import { agency, decision, roleName, roleNameSmall } from '../region.ts';
import type { Stage } from '../statistics.ts';

/** Where an innovation stands. */
export const stateNames: Readonly<Record<State, string>> = {
  draft: 'draf',
  submitted: 'menunggu admin unit',
  get unit_verified() {
    return `menunggu ${roleNameSmall('unit_head')}`;
  },
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
  get unit_verified() {
    return `Disetujui ${roleName('unit_admin')}`;
  },
  get unit_endorsed() {
    return `Ditetapkan ${roleName('unit_head_title')}`;
  },
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
  get verify() {
    return roleName('unit_admin');
  },
  get endorse() {
    return roleName('unit_head_title');
  },
  get accept() {
    return agency();
  },
  monitor: 'Monev',
  repair: 'Memperbaiki (Inovator)',
};
