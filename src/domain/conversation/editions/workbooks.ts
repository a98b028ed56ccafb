// Workbooks of editions in a chat: a coordinator sends one, sees what publishing it would do, and publishes it by a code.
// It reads no file: what one says was found out before, and is told here. Nothing is published without its code.
import {
  isInvitationCaption,
  isOldReport,
  isWorkbookCaption,
  isWorkbookName,
  pageTyped,
} from '../../language/index.ts';
import type { CommandRow } from '../command-row.ts';
import type { FileReport, Input } from '../input.ts';
import { type ActRow, confirmAct } from '../shared/acting.ts';
import { inviteFromList, invitesMany } from '../roles/inviting-many.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { editionExportRow } from './exporting.ts';
import { editionTryRow } from './trying.ts';
import { oldColumnRow, oldListActs, oldListRow, showList } from './old-lists.ts';
import { isStopped, stoppedPart, workbookPart } from './saying.ts';
import type { SentWorkbook } from './types.ts';

/** The item under which workbooks are stored. */
export const workbookItem = 'workbook';

/** Takes a workbook from somebody who publishes editions, where nothing else is asked for or its caption says so. */
export function takeWorkbook(turn: Turn, input: Extract<Input, { kind: 'files' }>): boolean {
  const caption = input.caption ?? '';
  const workbooks = input.files.filter(
    ({ name }) => isWorkbookName(name) || isOldReport(name, caption),
  );
  const [first] = workbooks;
  if (first === undefined) return false;
  // A list of people to invite is read by whoever reads workbooks, for all who invite.
  const invites =
    invitesMany(turn) &&
    (isInvitationCaption(caption) || (turn.mode.name === 'inviting_many' && caption.trim() === ''));
  const said = invites || isWorkbookCaption(caption);
  if (!invites && !turn.may('publish_edition')) {
    // Beside a question, and among other files, such words are about evidence.
    const meant = said && turn.mode.name === 'idle' && input.files.length === 1;
    if (meant) refuse(turn, 'publish_edition');
    return meant;
  }
  const captioned = input.caption !== null && input.caption.trim() !== '';
  if (!said && (!isFree(turn) || captioned)) return false;
  turn.do({
    kind: 'take_file',
    index: first.index,
    code: null,
    item: workbookItem,
    purpose: 'workbook',
    caption: input.caption,
  });
  turn.say('workbook_taken', { name: first.name, others: input.files.length - 1 });
  return true;
}

/** Nothing is open, or only the code of the workbook or the list before this one. */
const isFree = ({ mode }: Turn): boolean =>
  mode.name === 'idle' ||
  mode.name === 'inviting_many' ||
  (mode.name === 'confirming_act' &&
    (mode.act.do === 'publish_edition' ||
      mode.act.do === 'take_over_list' ||
      mode.act.do === 'invite_many'));

/** Tells what a workbook came to. */
export function onWorkbook(turn: Turn, { name, outcome }: FileReport): void {
  if (outcome.result === 'refused')
    return turn.say('workbook_refused', { name, problem: outcome.problem });
  if (outcome.result === 'failed')
    return turn.say('file_failed', { name, final: outcome.final, full: outcome.full });
  if (outcome.result !== 'workbook') return;
  const { report } = outcome;
  if (report.result === 'invitations')
    return isFree(turn)
      ? inviteFromList(turn, name, report.lines)
      : turn.say('invitations_wait', { name, lines: report.lines.length });
  // Whoever takes over nothing and publishes nothing sent it to invite.
  if (!turn.may('publish_edition') && !turn.may('take_over_records'))
    return turn.say('no_invitation_list', { name });
  if (isStopped(report)) return turn.sayPart(stoppedPart(name, report));
  return report.result === 'list' ? onList(turn, name) : onRight(turn, name);
}

/** A code is asked for where nothing else is open; beside a question it is said how to go on. */
function onRight(turn: Turn, name: string): void {
  const found = turn.world.loaded.workbook ?? null;
  if (found === null || !turn.may('publish_edition')) return;
  if (isFree(turn)) return showWorkbook(turn, found, 1);
  turn.say('workbook_waits', { name });
}

/** The same for a list of innovations of earlier years. */
function onList(turn: Turn, name: string): void {
  const found = turn.world.loaded.oldList ?? null;
  if (found === null || !turn.may('take_over_records')) return turn.say('no_list', {});
  if (isFree(turn)) return showList(turn, found);
  turn.say('workbook_waits', { name });
}

/** Shows what a workbook would do, and asks for the code; says when it would do nothing. */
function showWorkbook(turn: Turn, found: SentWorkbook, page: number): void {
  const { part, can } = workbookPart(found, page);
  turn.sayPart(part);
  const { version } = found.report;
  if (can) confirmAct(turn, { do: 'publish_edition', fileId: found.fileId, version });
}

/** `perubahan edisi 2`: what the newest workbook would do, page by page. */
const editionRow: CommandRow<'edition'> = {
  // Short words of other people's answers.
  during: 'unwritten',
  needs: () => [{ kind: 'workbook' }],
  run: (turn, { rest }) => {
    if (!turn.may('publish_edition')) return refuse(turn, 'publish_edition');
    const found = turn.world.loaded.workbook ?? null;
    if (found !== null) return showWorkbook(turn, found, pageTyped(rest));
    const { title, version } = turn.world.currentEdition;
    turn.say('no_workbook', { title, version });
    turn.askAgain();
  },
};

/** The commands about workbooks. */
export const editionRows = {
  edition: editionRow,
  edition_export: editionExportRow,
  edition_try: editionTryRow,
  old_list: oldListRow,
  old_column: oldColumnRow,
};

/** The publishing of an edition, and the taking over of a list. */
export const editionActs: {
  readonly publish_edition: ActRow<'publish_edition'>;
  readonly take_over_list: ActRow<'take_over_list'>;
} = {
  ...oldListActs,
  publish_edition: {
    may: (turn) => turn.may('publish_edition'),
    needs: [{ kind: 'workbook' }],
    // Another workbook came, or another version was published: what was shown is not what would happen.
    isOutdated: (turn, { fileId, version }) => {
      const found = turn.world.loaded.workbook ?? null;
      return found?.fileId !== fileId || found.newest !== version;
    },
    done: (turn, { version }) => {
      const { title, drafts } = turn.world.loaded.workbook?.report ?? { title: '', drafts: null };
      turn.say('edition_published', {
        ...{ title, version: version + 1, isNew: version === 0 },
        drafts: drafts?.drafts ?? 0,
      });
    },
  },
};
