// What a checker may ask about, said the same way to whoever hands in and to whoever checks.
// It never stops anything.
import { agency } from '../../domain/region.ts';
import type { SubmitWarning } from '../../domain/conversation/message-parts.ts';
import { count, theirs } from './format.ts';

/** Says one warning about an innovation. */
export function warningText(warning: SubmitWarning): string {
  switch (warning.what) {
    case 'words':
      return `${warning.label} baru ${count(warning.words)} kata, sedangkan aturannya paling sedikit ${count(warning.min)} kata.`;
    case 'age':
      return `Diterapkan ${warning.date}; yang dinilai tahun ini antara ${warning.from} dan ${warning.to}.`;
    case 'similar':
      return `Mirip dengan ${theirs(warning.name, 150)} (${warning.code}), ${warning.unit}.`;
    case 'similar_elsewhere':
      return `Ada yang mirip di unit lain; ${agency()} akan melihatnya.`;
    case 'mandatory':
      return `Wajib tetapi dicatat belum ada: ${warning.labels.join('; ')}.`;
  }
}
