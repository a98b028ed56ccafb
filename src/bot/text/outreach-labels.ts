// What stands on the buttons of the calendar, reminders, broadcasts and mentors. It imports no wording.
import type { OutreachLabel } from '../../domain/conversation/outreach-messages.ts';

/** Labels by key; a new one does not compile until it has words. */
export const outreachLabels: Readonly<Record<OutreachLabel, string>> = {
  schedule: 'Lihat jadwal',
  remind_tomorrow: 'Ingatkan besok',
  queue: 'Lihat antrean',
  drafts: 'Pilih inovasi',
  present: 'Hadir',
  absent: 'Tidak hadir',
  represented: 'Diwakili',
  pause: 'Jeda',
  resume: 'Lanjutkan',
  cancel: 'Batalkan',
  attendance: 'Daftar jawaban',
  everybody: 'Semua',
  answer: 'Jawab',
  progress: 'Lihat perkembangan',
};
