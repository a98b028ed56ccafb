// The papers that can be printed: what each is about, and from when on it is final.
// It never prints and never reads anything; who may have one stands in paper-rights.ts, the wording of a paper in documents.
import type { State } from './innovation/status.ts';

/** Papers of one innovation. */
export const innovationPapers = ['form-c1', 'laporan', 'form-pengisian', 'form-c2'] as const;

/** Papers of a unit; lists are workbooks. The lists exist of all units as well. */
export const unitPapers = ['form-pengisian', 'keterangan-nihil', 'rekapitulasi', 'daftar'] as const;

/** Papers of all units. */
export const regionPapers = ['rekapitulasi', 'daftar'] as const;

export type InnovationPaper = (typeof innovationPapers)[number];
export type UnitPaper = (typeof unitPapers)[number];
export type RegionPaper = (typeof regionPapers)[number];

/** The name of any paper. */
export type PaperName = InnovationPaper | UnitPaper;

/** What one print is of; a unit that is null means all units. */
export type PrintSubject =
  | { readonly paper: InnovationPaper; readonly code: string }
  | { readonly paper: UnitPaper; readonly unitId: string }
  | { readonly paper: RegionPaper; readonly unitId: null };

const endorsable: ReadonlySet<State> = new Set([
  'unit_verified',
  'unit_endorsed',
  'accepted',
  'monitored',
  'designated',
  'reported',
]);
const monitored: ReadonlySet<State> = new Set(['monitored', 'designated', 'reported']);

/** Tells whether a paper of an innovation in this state may be signed; before that, DRAF stands across it. */
export function isFinal(paper: InnovationPaper, state: State): boolean {
  return (paper === 'form-c2' ? monitored : endorsable).has(state);
}

/** Tells whether there is anything to print: Form C.2 begins with the acceptance. */
export function canPrint(paper: InnovationPaper, state: State): boolean {
  return paper !== 'form-c2' || state === 'accepted' || monitored.has(state);
}
