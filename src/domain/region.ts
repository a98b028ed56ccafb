// The region whose papers are printed: its names and habits, as data.
// It is no rule of the programme; another region has another file like this.

/** What papers say of the region. */
export interface Region {
  /** The government, as the author of its papers. */
  readonly government: string;
  /** The place in front of a date. */
  readonly seat: string;
  /** The agency that collects the innovations. */
  readonly agency: string;
  readonly paper: 'f4' | 'a4';
  readonly zone: { readonly id: string; readonly name: string };
}

/** Kabupaten Balangan. */
export const balangan: Region = {
  government: 'Pemerintah Kabupaten Balangan',
  seat: 'Paringin',
  agency: 'Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah',
  paper: 'f4',
  zone: { id: 'Asia/Makassar', name: 'WITA' },
};

/** Where Kabupaten Balangan lies, with a little room around it. Degrees; south and west are negative. */
export const regionBounds = { south: -2.7, north: -1.9, west: 114.8, east: 115.95 } as const;
