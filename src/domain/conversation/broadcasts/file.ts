// The file of a broadcast: taken at its step, fetched and inspected like any other, then part of the draft.
// It never looks into bytes, and one broadcast carries one file.
import type { FileReport, Input } from '../input.ts';
import type { BroadcastStep } from './types.ts';
import type { Turn } from '../turn.ts';
import { ask } from './composing.ts';

const before: ReadonlySet<BroadcastStep> = new Set(['roles', 'units', 'work', 'channels', 'text']);

/** Takes the first file while a broadcast is put together; false when none is. */
export function takeBroadcastFile(
  turn: Turn,
  { files, tooLarge, caption }: Extract<Input, { kind: 'files' }>,
): boolean {
  const { mode } = turn;
  if (mode.name !== 'broadcasting') return false;
  if (mode.step !== 'file') {
    turn.say('broadcast_file_not_now', { passed: !before.has(mode.step) });
    // The preview stands, with its code; it is not made anew.
    if (mode.step !== 'confirm') ask(turn, mode.draft, mode.step);
    return true;
  }
  for (const file of tooLarge)
    turn.say('broadcast_file_too_large', { name: file.name, size: file.size, limit: file.limit });
  const [first] = files;
  if (first === undefined) {
    ask(turn, mode.draft, 'file');
    return true;
  }
  turn.do({ kind: 'take_broadcast_file', index: first.index, caption });
  turn.say('broadcast_file_taken', { name: first.name, more: files.length > 1 });
  return true;
}

/** Tells how the file of a broadcast ended, and goes on with the draft when it still waits for it. */
export function onBroadcastFile(turn: Turn, { fileId, name, outcome }: FileReport): void {
  const { mode } = turn;
  const waits = mode.name === 'broadcasting' && mode.step === 'file' ? mode : null;
  if (outcome.result === 'stored') {
    if (waits === null) return turn.say('broadcast_file_unused', { name });
    const { sha256, mime, size } = outcome;
    turn.say('broadcast_file_stored', { name, size });
    return ask(
      turn,
      { ...waits.draft, file: { id: fileId, name, sha256, mime, size } },
      'question',
    );
  }
  if (outcome.result === 'refused') turn.say('file_refused', { name, problem: outcome.problem });
  if (outcome.result === 'failed')
    turn.say('file_failed', { name, final: outcome.final, full: outcome.full });
  if (waits !== null) ask(turn, waits.draft, 'file');
}
