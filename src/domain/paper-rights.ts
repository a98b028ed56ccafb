// Who may have which papers, from the access table and nothing else. Papers of one innovation are for whoever may read it.
import { type Grant, may } from './access.ts';
import type { UnitPaper } from './papers.ts';

/** Tells whether the NIP of whoever signs may stand on the paper; elsewhere it is written by hand. */
export function maySeeNip(grants: readonly Grant[], unitId: string | null, own: boolean): boolean {
  return may(grants, 'see_contact', { unitId, own }).ok;
}

/** Tells whether somebody may have papers of a unit, or of all units (null). */
export function mayPrintUnit(
  grants: readonly Grant[],
  paper: UnitPaper,
  unitId: string | null,
): boolean {
  if (may(grants, 'export_all').ok) return true;
  if (paper === 'keterangan-nihil' && may(grants, 'monev', { unitId }).ok) return true;
  return unitId !== null && may(grants, 'export_unit', { unitId }).ok;
}
