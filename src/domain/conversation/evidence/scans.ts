// Signed papers that come back as a scan: a file whose caption names an innovation, from somebody who signs or checks it.
// It is stored beside the evidence and never counts for an indicator.
import { readInnovationCode } from '../../codes.ts';
import { isFiller } from '../../innovation/innovation.ts';
import type { Input } from '../input.ts';
import { mayRead } from '../shared/meant.ts';
import { notFound, refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';

/** The item under which scans are stored. */
export const scanItem = 'paper';

/** The innovation's code in a caption; null when it names none. */
export function codeInCaption(caption: string | null): string | null {
  const word = /\bINV[\s-]?[0-9A-Z]{5}\b/i.exec(caption ?? '')?.[0];
  return word === undefined ? null : readInnovationCode(word);
}

/** Takes files that were put up at the desk as signed papers of an innovation: they are nothing else, whatever is open. */
export function onDeskScan(turn: Turn, input: Extract<Input, { kind: 'files' }>): void {
  // The right or the state may have changed since the page was opened.
  if (!takeScan(turn, { ...input, caption: input.scanOf ?? input.caption }))
    refuse(turn, 'change_evidence');
}

/** Takes files whose caption names an innovation that this person signs or checks; false when they are something else. */
export function takeScan(turn: Turn, input: Extract<Input, { kind: 'files' }>): boolean {
  const found = turn.world.loaded.look;
  if (found === undefined || codeInCaption(input.caption) === null) return false;
  if (found === null || !mayRead(turn, found.innovation)) {
    notFound(turn);
    return true;
  }
  const { innovation } = found;
  const target = { unitId: innovation.unitId };
  const signs =
    turn.may('endorse', target) || turn.may('unit_verify', target) || turn.may('monev', target);
  if (!signs) {
    // A filler's file belongs to the question that is open.
    if (isFiller(innovation, turn.person.id)) return false;
    refuse(turn, 'change_evidence');
    return true;
  }
  if (innovation.state === 'draft') return false;
  for (const file of input.files)
    turn.do({
      kind: 'take_file',
      index: file.index,
      code: innovation.code,
      item: scanItem,
      purpose: 'scan',
      caption: input.caption,
    });
  for (const file of input.tooLarge)
    turn.say('scan_too_large', { name: file.name, size: file.size, limit: file.limit });
  if (input.files.length > 0)
    turn.say('scan_taken', { code: innovation.code, name: innovation.name ?? innovation.code });
  return true;
}
