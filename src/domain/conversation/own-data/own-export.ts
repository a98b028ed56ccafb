// Gives somebody a copy of all that is kept of them, in parts; the first comes with the summary.
// It shows nothing that others wrote, but what was written of the person to invite them.
import { formOf } from '../../edition/journey.ts';
import { showAnswer } from '../../edition/show.ts';
import { type ExportEntry, type OwnExport, partsOf } from './export-parts.ts';
import type { Turn } from '../turn.ts';
import { copyOrPart } from '../../language/own-data-words.ts';

/** True when what stands behind "data saya" asks for the copy, or for another part of it. */
export function asksForCopy(rest: string | undefined): boolean {
  return copyOrPart.test(rest?.trim() ?? '');
}

/** Shows the part that was asked for; the first when none was. */
export function exportOwnData(turn: Turn, rest: string | undefined, summary: () => void): void {
  const found = turn.world.loaded.ownExport;
  if (found === undefined) return;
  const parts = partsOf(entriesOf(turn, found));
  const asked = Number(/\d{1,4}/.exec(rest ?? '')?.[0] ?? 1);
  const part = Math.min(Math.max(1, asked), parts.length);
  if (part === 1) summary();
  turn.say('own_export', { part, parts: parts.length, entries: parts[part - 1] ?? [] });
}

function entriesOf(turn: Turn, found: OwnExport): readonly ExportEntry[] {
  return [
    ...found.consents.map((one) => ({ kind: 'consent' as const, ...one })),
    ...found.phones.map((one) => ({ kind: 'phone' as const, ...one })),
    ...found.passkeys.map((one) => ({ kind: 'passkey' as const, ...one })),
    ...found.invitations.map((one) => ({ kind: 'invitation' as const, ...one })),
    ...found.answers.map(({ code, name, edition, item, value, at }) => {
      const known = formOf(turn.world.editionOf(edition.id, edition.version)).byId.get(item);
      return {
        kind: 'answer' as const,
        code,
        name,
        label: known?.label ?? item,
        value: known === undefined ? JSON.stringify(value) : showAnswer(known, value),
        at,
      };
    }),
    ...found.files.map((one) => ({ kind: 'file' as const, ...one })),
    ...found.messages.map((one) => ({ kind: 'message' as const, ...one })),
    ...found.comments.map((one) => ({ kind: 'comment' as const, ...one })),
    ...found.candidates.map((one) => ({ kind: 'candidate' as const, ...one })),
    ...found.attendance.map((one) => ({ kind: 'attendance' as const, ...one })),
  ];
}
