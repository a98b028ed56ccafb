// What is said of a workbook that somebody sent, for the chat and the desk alike: why it cannot be read, what is wrong in it,
// what publishing it or taking it over would do. It asks for no code and publishes nothing.
import { changeKinds } from '../../edition/workbook/changes.ts';
import type { ToldChange, WorkbookReport } from '../../edition/workbook/report.ts';
import type { Part } from '../message.ts';
import type { SentList, SentWorkbook } from './types.ts';

/** So many places are named in one message, and so many changes on one page of a chat. */
const NAMED = 3;
const ON_A_PAGE = 3;
/** So many columns and units of a list are named. */
const COLUMNS = 5;
const STRANGE = 2;

/** A report of something that can go no further. */
export type StoppedReport = Exclude<
  WorkbookReport,
  { readonly result: 'right' | 'list' | 'invitations' }
>;

/** Tells whether what a workbook came to is something that goes no further. */
export const isStopped = (report: WorkbookReport): report is StoppedReport =>
  report.result !== 'right' && report.result !== 'list' && report.result !== 'invitations';

/** Why a workbook goes no further. */
export function stoppedPart(name: string, report: StoppedReport): Part {
  switch (report.result) {
    case 'unreadable': {
      const { shown: problems, more } = few(report.problems);
      return { key: 'workbook_unreadable', args: { name, problems, more } };
    }
    case 'wrong': {
      const { shown: defects, more } = few(report.defects);
      return { key: 'workbook_wrong', args: { name, defects, more } };
    }
    case 'outdated': {
      const { made, newest } = report;
      return { key: 'workbook_outdated', args: { name, made, newest } };
    }
    case 'wrong_list':
      return {
        key: 'list_wrong',
        args: {
          ...{ name, defects: report.defects.slice(0, NAMED) },
          titles: report.unknown.slice(0, COLUMNS),
        },
      };
  }
}

/** The first of many, and how many are left out. */
const few = <T>(all: readonly T[]): { readonly shown: T[]; readonly more: number } => ({
  shown: all.slice(0, NAMED),
  more: Math.max(0, all.length - NAMED),
});

/** What publishing a workbook would do; `can` is false when it would do nothing. `page` null: all of it. */
export function workbookPart(
  found: SentWorkbook,
  page: number | null,
): { readonly part: Part; readonly can: boolean } {
  const { title, version, changes, drafts } = found.report;
  if (version !== found.newest) {
    const args = { name: found.name, made: version, newest: found.newest };
    return { part: { key: 'workbook_outdated', args }, can: false };
  }
  if (version > 0 && changes.length === 0)
    return { part: { key: 'workbook_same', args: { title, version } }, can: false };
  const sorted = changes.toSorted((a, b) => rank(a) - rank(b));
  const onPage = page === null ? Math.max(1, sorted.length) : ON_A_PAGE;
  const pages = Math.max(1, Math.ceil(sorted.length / onPage));
  const at = Math.min(Math.max(1, page ?? 1), pages);
  const args = {
    ...{ title, version: version + 1, drafts, page: at, pages },
    counts: countKinds(changes),
    changes: sorted.slice((at - 1) * onPage, at * onPage),
  };
  return { part: { key: 'workbook_does', args }, can: true };
}

/** What cannot be taken back stands first. */
const rank = ({ kind }: ToldChange): number => changeKinds.indexOf(kind);

function countKinds(changes: readonly ToldChange[]): Partial<Record<ToldChange['kind'], number>> {
  const counts: Partial<Record<ToldChange['kind'], number>> = {};
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** What was recognised of a list, and what taking it over would do. `past`: the year named where it can become history. */
export function listPart(
  { report, fresh, existing, waiting, name }: SentList,
  past: number | null = null,
): Part {
  const { innovations, units, columns, unknown, strange, unread, twice } = report;
  return {
    key: 'list_read',
    args: {
      ...{ name, innovations, units, existing, waiting, unread, twice, fresh },
      columns: columns.slice(0, COLUMNS),
      moreColumns: Math.max(0, columns.length - COLUMNS),
      unknown: unknown.slice(0, COLUMNS),
      strange: strange.slice(0, STRANGE),
      moreStrange: Math.max(0, strange.length - STRANGE),
      ...(past === null ? {} : { past }),
    },
  };
}
