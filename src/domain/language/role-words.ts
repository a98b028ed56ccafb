// The words people have for roles, the taught one first. Data only.
import type { Role } from '../access.ts';

/** Words for each role that somebody may name. */
export const roleWords: Readonly<
  Record<Exclude<Role, 'anonymous'>, readonly [string, ...string[]]>
> = {
  innovator: ['inovator', 'pengelola', 'pencipta', 'pengisi'],
  unit_admin: ['admin', 'admin inovasi', 'admin unit', 'admin skpd'],
  unit_head: ['kepala', 'kepala unit', 'kepala skpd', 'pimpinan', 'kadis', 'kapus'],
  mentor: ['pamong', 'mentor', 'pamong gakor'],
  verifier: ['verifikator', 'verifikator bapperida', 'bapperida', 'bappedalitbang', 'pemeriksa'],
  coordinator: ['koordinator', 'koordinator bapperida'],
  operator: ['operator'],
  judge: ['juri', 'penilai lomba', 'dewan juri'],
};
