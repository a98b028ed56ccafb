// Why nothing was decided at the desk, for people: what is so, and what to do next.
// It never says that something exists which may not be seen.
import { roleName } from '../../domain/region.ts';
import type { DeskProblem } from '../../db/transactions/decide-at-desk.ts';
import type { ServerParts } from '../parts.ts';

/** Says why a decision was not taken. */
export function problemText(problem: DeskProblem, { words }: Pick<ServerParts, 'words'>): string {
  switch (problem.type) {
    case 'not_found':
      return 'Halaman ini tidak ada, atau tidak tersedia untuk akun Bapak/Ibu.';
    case 'unknown_item':
      return 'Salah satu catatan tidak dapat dihubungkan dengan butirnya. Muat ulang halaman ini, lalu tulis lagi catatannya.';
    case 'held':
      return `Sedang diperiksa ${problem.by ?? `${roleName('verifier')} lain`} sampai ${words.moment(problem.until)}. Silakan buka inovasi lain dalam antrean.`;
    case 'not_allowed':
      return 'Keputusan itu bukan bagian dari peran Bapak/Ibu. Yang dapat dilakukan ada di bawah halaman ini.';
    case 'own_innovation':
      return 'Bapak/Ibu ikut mengisi inovasi ini, sehingga diperiksa oleh orang lain.';
    case 'reason_needed':
      return 'Tulis dulu alasannya, supaya pengisinya tahu.';
    case 'notes_needed':
      return 'Tulis dulu catatan untuk isian atau indikator yang perlu diperbaiki.';
    case 'wrong_state':
      return `Inovasi ini sekarang ${words.state(problem.state)}, jadi keputusan itu tidak berlaku lagi. Baca keadaannya di bawah.`;
    case 'changed':
    case 'moved':
      return 'Isinya berubah sejak halaman ini dibuka, jadi belum ada yang diputuskan. Baca versi yang sekarang; catatan Bapak/Ibu tetap ada di bawah.';
  }
}
