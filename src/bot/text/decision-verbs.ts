// The verbs of decisions as people type them, and the code of the sheet that is open.
// It decides nothing.
import { lines, theirs } from './format.ts';
import type { CheckingMessages } from '../../domain/conversation/checking/messages.ts';

/** How each decision is typed, by the command and by the step it takes. */
export const verbs: Readonly<Record<string, string>> = {
  approve: 'setujui',
  verify: 'setujui',
  endorse: 'tetapkan',
  return: 'kembalikan',
  reopen: 'buka lagi',
  reject: 'tolak',
  accept: 'terima',
};

/** Gives the living code of a sheet, with the decision as it is written with it. */
export function codeOfSheet(args: CheckingMessages['code_of_sheet']): string {
  const { code, name, cardCode, verb, rest } = args;
  const typed = `${verbs[verb] ?? verb} ${cardCode}`;
  return lines(
    `Kode ${name === code ? code : `${theirs(name, 120)} (${code})`}: ${cardCode}. Belum ada yang diputuskan.`,
    verb === 'return'
      ? `Bila sudah yakin, balas: ${typed} ${rest === '' ? 'lalu nomor isian atau indikator dan catatannya' : theirs(rest, 300)}`
      : verb === 'reject'
        ? `Bila sudah yakin, balas: ${typed} lalu alasannya`
        : `Bila sudah yakin, balas: ${typed}`,
  );
}
