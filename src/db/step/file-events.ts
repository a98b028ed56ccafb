// What the record says of files whose fetching and checking ended: stored, refused or failed, with the hash or the cause.
// It reads no file and changes no row of one.
import type { FileReport } from '../../domain/conversation/input.ts';
import type { Origin } from '../commit/occasion.ts';
import type { Ledger } from '../commit/ledger.ts';

/** Appends an event for each file of an innovation; what was read out of a text or an old document stands in the record as an answer. */
export function recordFiles(
  ledger: Ledger,
  code: string,
  reports: readonly FileReport[],
  origin: Origin,
): void {
  for (const { outcome, item, fileId, name } of reports) {
    if (outcome.result === 'text' || outcome.result === 'document' || outcome.result === 'workbook')
      continue;
    const { type, facts } = told(outcome);
    ledger.event({
      ...origin,
      subject: `innovation:${code}`,
      code,
      type,
      item,
      role: null,
      before: null,
      after: { file: fileId, name, ...facts },
      reason: null,
    });
  }
}

function told(
  outcome: Exclude<FileReport['outcome'], { result: 'text' | 'document' | 'workbook' }>,
): {
  readonly type: string;
  readonly facts: object;
} {
  switch (outcome.result) {
    case 'stored':
      return { type: 'file_stored', facts: { sha256: outcome.sha256, size: outcome.size } };
    case 'refused':
      return { type: 'file_refused', facts: { code: outcome.problem.code } };
    case 'failed':
      return { type: 'file_failed', facts: {} };
  }
}
