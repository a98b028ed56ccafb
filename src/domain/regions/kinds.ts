// The kinds of units that a region has: how they are shown, written to and typed. The region's file lists them.
// It holds no unit, and what the contest makes of a kind stands in the contest's rules.
import { z } from 'zod';

const name = z.string().trim().min(1).max(200);

/** How a kind of unit is written in files, tables and the API. */
export const kindId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,39}$/, 'must be 2 to 40 small letters, digits or hyphens');

/** A kind of unit as a region's file holds it. */
export const kindSchema = z.strictObject({
  id: kindId,
  /** As the desk shows it. */
  name,
  /** Whom a circular is addressed to for units of this kind. */
  addressee: name,
  /** Words that mean all units of this kind in the chat: "semua puskesmas: admin". Small letters. */
  words: z
    .array(z.string().regex(/^\p{Ll}{2,30}$/u, 'must be one word of 2 to 30 small letters'))
    .max(10)
    .default([]),
  /** Units of this kind are called after the place where they are. */
  ofPlace: z.boolean().default(false),
});

/** A kind of unit. */
export type Kind = Readonly<z.infer<typeof kindSchema>>;

/** The kinds of Balangan, and of a region whose file lists none; in the order in which letters and lists name them. */
export const usualKinds: readonly Kind[] = [
  {
    id: 'skpd',
    name: 'SKPD',
    addressee: 'Kepala Satuan Kerja Perangkat Daerah',
    words: ['skpd', 'dinas'],
    ofPlace: false,
  },
  {
    id: 'blud',
    name: 'BLUD (rumah sakit)',
    addressee: 'Pimpinan Badan Layanan Umum Daerah',
    words: [],
    ofPlace: false,
  },
  {
    id: 'kecamatan',
    name: 'Kecamatan',
    addressee: 'Camat',
    words: ['kecamatan'],
    ofPlace: true,
  },
  {
    id: 'upt',
    name: 'UPT (Puskesmas dan lainnya)',
    addressee: 'Kepala Unit Pelaksana Teknis',
    words: ['upt', 'puskesmas', 'pkm'],
    ofPlace: true,
  },
];
