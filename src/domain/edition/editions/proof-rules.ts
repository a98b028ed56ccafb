// Finds what the proofs of an edition are compared with. Source: the level texts and notes of the indicators of 2026.
// It judges nothing.
import type { ProofRules } from '../proof-rules.ts';
import { balangan2026 } from './balangan-2026.ts';

const rules2026: ProofRules = {
  counts: [
    { item: 'bimtek', of: 'proofs', least: [1, 2, 3], what: 'dated' },
    { item: 'informasi_layanan', of: 'proofs', least: [1, 2, 3], what: 'methods' },
    { item: 'anggaran', of: 'years', least: [1, 2, 3], what: 'years' },
    { item: 'rkpd', of: 'years', least: [1, 2, 3], what: 'years' },
    { item: 'replikasi', of: 'proofs', least: [1, 2, 3], what: 'regions' },
  ],
  order: ['tanggal_mulai', 'tanggal_uji_coba', 'tanggal_penerapan'],
  regulation: 'regulasi',
  years: 3,
};

const known: Readonly<Record<string, ProofRules>> = { [balangan2026.id]: rules2026 };

/** Items whose evidence has to name the innovation, of any edition. */
export const namingItems: ReadonlySet<string> = new Set(
  Object.values(known).map(({ regulation }) => regulation),
);

/** Gives the rules of an edition; null where there are none. */
export const proofRulesOf = (editionId: string): ProofRules | null =>
  (Object.hasOwn(known, editionId) ? known[editionId] : undefined) ?? null;
