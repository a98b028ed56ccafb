// One commit each: a program begins an innovation, answers a part of it or hands it in, in the name of the person who answers for
// its token and with the role of the token alone. Readers, doubts, record and notices are those of a chat.
import { sql } from 'kysely';
import { z } from 'zod';
import type { Part } from '../../domain/conversation/message.ts';
import { pageSteps } from '../../domain/conversation/filling/at-page.ts';
import type { PageStep } from '../../domain/conversation/filling/at-page.ts';
import { formatsOf, maxFilesOf, roomFor } from '../../domain/conversation/evidence/accepting.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { isOpenItem } from '../../domain/innovation/innovation.ts';
import { isOpenForWriting } from '../../domain/innovation/status.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import type { Touched } from '../commit/occasion.ts';
import { recordOfInnovation } from '../commit/record.ts';
import { idsOfCodes, loadInnovations } from '../load/innovations.ts';
import { loadPeople } from '../load/people.ts';
import type { DeskMoment } from './desk-act.ts';
import {
  beginByName,
  type FillingParts,
  fillPart,
  handInAtOnce,
  openForFilling,
  removeEvidence,
} from './fill-at-page.ts';
import { actedSchema, clock, type KeyProblem, once, type ProgramRequest } from './program-act.ts';

/** How the innovation stands after it. */
export type Filled = z.output<typeof actedSchema>;

/** Why nothing was written; `said` to whoever would have typed it. */
export type FillingProblem =
  | { readonly type: 'not_found' | 'changed' | 'unknown_item' }
  /** `asks`: it is stored when it is sent again with a yes. */
  | { readonly type: 'refused'; readonly said: readonly Part[]; readonly asks?: true };

type Done = Promise<Result<Filled, FillingProblem | KeyProblem>>;

/** What is written, in the version that was read. */
export interface ProgramAnswer {
  readonly code: string;
  readonly item: string;
  readonly part: PageStep;
  readonly text: string;
  readonly agreed: boolean;
  readonly version: number;
}

/** Runs it once for its key, as the person with the grant of the token; the person is locked, as at the desk. */
const act = <T>(
  parts: FillingParts,
  request: ProgramRequest,
  body: readonly unknown[],
  answer: z.ZodType<T>,
  run: (moment: DeskMoment) => Promise<Result<T, FillingProblem>>,
): Promise<Result<T, FillingProblem | KeyProblem>> =>
  once<T, FillingProblem>(parts.db, request, body, answer, async (trx) => {
    const { personId, role, unitId } = request.caller;
    if (personId === null) return no({ type: 'not_found' });
    await sql`select 1 from person where id = ${personId} for update`.execute(trx);
    const stored = (await loadPeople(trx, [personId])).get(personId);
    if (stored?.person.consented !== true) return no({ type: 'not_found' });
    const person = { ...stored.person, unitId, grants: [{ role, unitId }] };
    const { requestId } = request;
    const origin = { personId, channel: 'api', inboxId: null, requestId, at: await clock(trx) };
    const touched: Touched = { people: new Set(), innovations: new Set() };
    return run({ trx, person, stored, origin, secrets: parts.secrets, touched });
  });

/** The same, answered with how the innovation stands then. */
const fill = (
  parts: FillingParts,
  request: ProgramRequest,
  body: readonly unknown[],
  run: (moment: DeskMoment) => Promise<Result<Filled, FillingProblem>>,
): Done => act(parts, request, body, actedSchema, run);

/** How it stands now, read in the transaction that wrote it. */
async function standing({ trx }: DeskMoment, code: string): Promise<Filled> {
  const id = (await idsOfCodes(trx, [code])).get(code) ?? 0;
  const found = (await loadInnovations(trx, [id])).get(id);
  if (found === undefined) throw new Error(`${code} was written and is gone`);
  const { state, version } = found.innovation;
  return { code, state, version };
}

/** Begins an innovation of the token's unit in the running edition. */
export const beginByProgram = (parts: FillingParts, request: ProgramRequest, name: string): Done =>
  fill(parts, request, ['begin', name], async (moment) => {
    const begun = await beginByName(moment, parts, name);
    return 'said' in begun
      ? no({ type: 'refused', said: begun.said })
      : ok(await standing(moment, begun.code));
  });

/** Answers one part of an item. */
export const answerByProgram = (
  parts: FillingParts,
  request: ProgramRequest,
  answer: ProgramAnswer,
): Done =>
  fill(parts, request, ['answer', answer], async (moment) => {
    const opened = await openForFilling(moment, answer.code);
    if (opened === null) return no({ type: 'not_found' });
    const { innovation } = opened;
    const edition = parts.editionOf(innovation.editionId, innovation.editionVersion);
    const item = formOf(edition).byId.get(answer.item);
    if (item === undefined || !pageSteps(item).includes(answer.part))
      return no({ type: 'unknown_item' });
    if (innovation.version !== answer.version) return no({ type: 'changed' });
    const filled = await fillPart(moment, parts, opened, {
      ...answer,
      ...{ step: answer.part, seen: null },
    });
    if (!filled.ok) return filled;
    const { outcome, said } = filled.value;
    if (outcome === 'asks') return no({ type: 'refused', said, asks: true });
    return outcome === 'stored'
      ? ok(await standing(moment, answer.code))
      : no({ type: 'refused', said });
  });

/** Hands the innovation in; refused with what is missing, or what a person has to look at first. */
export const handInByProgram = (
  parts: FillingParts,
  request: ProgramRequest,
  { code, version }: { readonly code: string; readonly version: number },
): Done =>
  fill(parts, request, ['hand in', code, version], async (moment) => {
    const opened = await openForFilling(moment, code);
    if (opened === null) return no({ type: 'not_found' });
    if (opened.innovation.version !== version) return no({ type: 'changed' });
    const handed = await handInAtOnce(moment, parts, opened);
    return handed.done
      ? ok(await standing(moment, code))
      : no({ type: 'refused', said: handed.said });
  });

/** Files that were put up for an item: their hashes, sizes, names and kinds. */
export const sentFilesSchema = z.strictObject({
  code: z.string(),
  item: z.string(),
  files: z.array(
    z.strictObject({ name: z.string(), size: z.int(), sha256: z.string(), type: z.string() }),
  ),
});

/** The files as they were looked into. */
type SentFiles = z.output<typeof sentFilesSchema>;

/**
 * Says that files for an item are taken, once for the key: the innovation is filled in by the person, the item open, and there is
 * room for all of them; that they were put up is an event. Whoever calls hands them to the conversation as a message of the person then, which may happen twice and counts once.
 */
export const takeFilesByProgram = (
  parts: FillingParts,
  request: ProgramRequest,
  sent: SentFiles,
): Promise<Result<SentFiles, FillingProblem | KeyProblem>> =>
  act(parts, request, ['files', sent], sentFilesSchema, async (moment) => {
    const opened = await openForFilling(moment, sent.code);
    if (opened === null) return no({ type: 'not_found' });
    const { innovation } = opened;
    const edition = parts.editionOf(innovation.editionId, innovation.editionVersion);
    const item = formOf(edition).byId.get(sent.item);
    if (item === undefined || formatsOf(item).length === 0) return no({ type: 'unknown_item' });
    const { code, state } = innovation;
    if (!isOpenForWriting(state) || !isOpenItem(innovation, item.id))
      return no({ type: 'refused', said: [{ key: 'not_open', args: { code, state } }] });
    const hashes = [...new Set(sent.files.map(({ sha256 }) => sha256))];
    const left = hashes.length - roomFor(innovation, item);
    if (left > 0) {
      const args = { label: item.label, limit: maxFilesOf(item), left };
      return no({ type: 'refused', said: [{ key: 'too_many_files', args }] });
    }
    await recordOfInnovation(moment.trx, innovation.id, moment.origin, {
      ...{ type: 'files_put_up', role: request.caller.role, item: item.id },
      after: { files: hashes },
    });
    return ok(sent);
  });

/** Takes a file of an innovation away. */
export const removeFileByProgram = (
  parts: FillingParts,
  request: ProgramRequest,
  { code, file }: { readonly code: string; readonly file: number },
): Done =>
  fill(parts, request, ['remove file', code, file], async (moment) => {
    const opened = await openForFilling(moment, code);
    const of = opened?.innovation.files.find(({ id, state }) => id === file && state !== 'removed');
    if (opened === null || of === undefined) return no({ type: 'not_found' });
    const { innovation } = opened;
    const isOpen = isOpenForWriting(innovation.state) && isOpenItem(innovation, of.item);
    const gone =
      isOpen && (await removeEvidence(moment, parts, opened, { item: of.item, what: { file } }));
    if (gone) return ok(await standing(moment, code));
    const said = { key: 'not_open', args: { code, state: innovation.state } } as const;
    return no({ type: 'refused', said: [said] });
  });
