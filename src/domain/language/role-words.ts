// The words people have for roles, the taught one first; those of the agency have its names, out of the region's data.
// It decides no right.
import type { Role } from '../access.ts';
import { agencyWords } from './agency-words.ts';

/** Words for each role that somebody may name. */
export const roleWords: Readonly<
  Record<Exclude<Role, 'anonymous'>, readonly [string, ...string[]]>
> = {
  innovator: ['inovator', 'pengelola', 'pencipta', 'pengisi'],
  unit_admin: ['admin', 'admin inovasi', 'admin unit', 'admin skpd'],
  unit_head: ['kepala', 'kepala unit', 'kepala skpd', 'pimpinan', 'kadis', 'kapus'],
  mentor: ['pamong', 'mentor', 'pamong gakor'],
  get verifier(): readonly [string, ...string[]] {
    const agencies = agencyWords();
    return [
      'verifikator',
      ...agencies.map((name) => `verifikator ${name}`),
      ...agencies,
      'pemeriksa',
    ];
  },
  get coordinator(): readonly [string, ...string[]] {
    return ['koordinator', ...agencyWords().map((name) => `koordinator ${name}`)];
  },
  operator: ['operator'],
  judge: ['juri', 'penilai lomba', 'dewan juri'],
};
