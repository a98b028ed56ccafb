// Finds what may be published of an edition: no indicator, no evidence, no name of a person, no place, no law, no money.
// Source: the public card of the programme's notes (section 6, "Public card" and "Never public").
import type { PublicItems } from '../public-items.ts';
import { balangan2022 } from './balangan-2022.ts';
import { balangan2026 } from './balangan-2026.ts';

const items2026: PublicItems = {
  form: 'bentuk',
  kind: 'jenis',
  stage: 'tahapan',
  field: 'urusan_utama',
  summary: ['manfaat', 'cara_kerja', 'metode', 'permasalahan'],
  texts: [
    ...['permasalahan', 'metode', 'keunggulan', 'cara_kerja', 'pemecahan_masalah'],
    ...['tujuan', 'manfaat', 'hasil'],
  ],
  video: {
    item: 'kualitas_video',
    hosts: ['youtube.com', 'www.youtube.com', 'm.youtube.com', 'youtu.be'],
  },
  // "Pernah 1 kali direplikasi di daerah lain": copies inside the region are told, and not counted for it.
  copies: 'replikasi',
  people: ['nama_inisiator'],
};

const known: Readonly<Record<string, PublicItems>> = {
  [balangan2022.id]: items2026,
  [balangan2026.id]: items2026,
};

/** Gives the public items of an edition; of one without a list of its own those of 2026, as far as it has them. */
export const publicItemsOf = (editionId: string): PublicItems =>
  (Object.hasOwn(known, editionId) ? known[editionId] : undefined) ?? items2026;
