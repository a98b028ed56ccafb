// Who may have which papers, from the access table and nothing else. Papers of one innovation are for whoever may read it.
import { type Grant, may } from './access.ts';
import { isOpen, type ManyPaper, type OpenPaper } from './papers.ts';

/** Tells whether the NIP of whoever signs may stand on the paper; elsewhere it is written by hand. */
export function maySeeNip(grants: readonly Grant[], unitId: string | null, own: boolean): boolean {
  return may(grants, 'see_contact', { unitId, own }).ok;
}

/** Tells whether somebody may have papers of a unit, or of all units (null). */
export function mayPrintUnit(
  grants: readonly Grant[],
  paper: ManyPaper | OpenPaper,
  unitId: string | null,
): boolean {
  if (isOpen(paper)) return true;
  // It names drafts, which are counted elsewhere and read by those who help to fill them in.
  if (paper === 'agenda') return unitId !== null && may(grants, 'read_draft', { unitId }).ok;
  if (may(grants, 'export_all').ok) return true;
  if (paper === 'keterangan-nihil' && may(grants, 'monev', { unitId }).ok) return true;
  return unitId !== null && may(grants, 'export_unit', { unitId }).ok;
}

/** Tells whether somebody may have papers of many innovations in one file: of all, or of units that are all theirs. */
export function mayPrintMany(grants: readonly Grant[], units: readonly string[]): boolean {
  if (may(grants, 'export_all').ok) return true;
  return units.length > 0 && units.every((unitId) => may(grants, 'export_unit', { unitId }).ok);
}
