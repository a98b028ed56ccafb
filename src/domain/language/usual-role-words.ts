// The words that people have for roles in every region, the taught one first. Names of a region's own stand in its file.
// It decides no right.
import type { Role } from '../access.ts';

/** The words that are the same in every region. */
export const usualRoleWords: Readonly<
  Record<Exclude<Role, 'anonymous'>, readonly [string, ...string[]]>
> = {
  innovator: ['inovator', 'pengelola', 'pencipta', 'pengisi'],
  unit_admin: ['admin', 'admin inovasi', 'admin unit', 'admin skpd'],
  unit_head: ['kepala', 'kepala unit', 'kepala skpd', 'pimpinan', 'kadis', 'kapus'],
  mentor: ['pamong', 'mentor', 'pamong gakor'],
  verifier: ['verifikator', 'pemeriksa'],
  coordinator: ['koordinator'],
  operator: ['operator'],
  judge: ['juri', 'penilai lomba', 'dewan juri'],
};
