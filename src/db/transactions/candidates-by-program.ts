// One commit each: a program notes what may be innovations, in the name of the person who answers for its token, or says what
// becomes of one. The same rules, record and notices as in a chat.
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { type Action, may, type Role } from '../../domain/access.ts';
import { addDays, dayAt } from '../../domain/calendar.ts';
import {
  type Candidate,
  type CandidateChange,
  leadsOn,
  longestDelay,
  reminderDays,
} from '../../domain/candidate.ts';
import type { CandidateMessages } from '../../domain/conversation/candidates/messages.ts';
import type { Message } from '../../domain/conversation/message.ts';
import type { Audience } from '../../domain/conversation/shared/types.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { changeCandidate, noteCandidates } from '../carry/candidates.ts';
import { sendNotice } from '../carry/send-notice.ts';
import { loadPeople } from '../load/people.ts';
import type { Database } from '../schema.ts';
import { fillersOf, readCandidate } from '../views/candidates.ts';
import { type KeyProblem, type ProgramRequest, clock, once } from './program-act.ts';

type Trx = Kysely<Database>;

/** How much of a sentence a notice holds, as in a chat. */
const LONGEST = 300;

/** What becomes of one, as a program says it. */
export type ProgramChange =
  | { readonly what: 'assign'; readonly personId: number }
  | { readonly what: 'close'; readonly reason: string }
  | { readonly what: 'same'; readonly as: number }
  | { readonly what: 'postpone'; readonly until: string }
  | { readonly what: 'reopen' };

type ChangeProblem = {
  readonly type:
    | 'not_found'
    | 'changed'
    | 'not_now'
    | 'unknown_person'
    | 'unknown_twin'
    | 'bad_day';
};

/** Notes sentences of a unit; its admins hear of it, or the agency where the unit has none. Gives their numbers, in order. */
export const noteByProgram = (
  db: Kysely<Database>,
  request: ProgramRequest,
  {
    personId,
    unitId,
    editionId,
    sentences,
  }: {
    readonly personId: number;
    readonly unitId: string;
    readonly editionId: string;
    readonly sentences: readonly string[];
  },
): Promise<
  Result<{ readonly numbers: readonly number[] }, KeyProblem | { readonly type: 'not_allowed' }>
> =>
  once(
    db,
    request,
    ['candidates', unitId, editionId, sentences],
    z.object({ numbers: z.array(z.int()) }),
    async (trx) => {
      const role = roleFor(request, 'note_candidate', unitId);
      if (role === null) return no({ type: 'not_allowed' as const });
      const by = { ...(await originOf(trx, request)), personId };
      const { rows } = await sql<{ number: number }>`
        select nextval('candidate_number')::int as number from generate_series(1, ${sentences.length}) order by 1`.execute(
        trx,
      );
      const numbers = rows.map(({ number }) => number);
      await noteCandidates(
        trx,
        {
          ...{ kind: 'note_candidates', unitId, editionId, role },
          remindOn: addDays(dayAt(Date.parse(by.at)), reminderDays),
          rows: sentences.map((sentence, at) => ({
            ...{ number: numbers[at] ?? 0, sentence, signs: null },
          })),
        },
        by,
      );
      const name = (await loadPeople(trx, [personId])).get(personId)?.person.name ?? null;
      const [number = 0] = numbers;
      const [sentence = ''] = sentences;
      const args = await argsOf(trx, { number, sentence, unitId }, 'noted', name);
      const more = sentences.length > 1 ? { more: sentences.length - 1 } : {};
      const message = said('notice_candidate', { ...args, ...more });
      await sendNotice(trx, {
        kind: 'notify',
        audience: { to: 'role', role: 'unit_admin', unitId, except: personId },
        key: `candidate:${number}:noted:${by.at}`,
        message,
        otherwise: {
          audience: { to: 'role', role: 'coordinator', unitId: null, except: personId },
          message,
        },
      });
      return ok({ numbers });
    },
  );

/** Changes one in the version that was read; those whose it is are told. */
export const changeByProgram = (
  db: Kysely<Database>,
  request: ProgramRequest,
  number: number,
  version: number,
  change: ProgramChange,
): Promise<Result<object, KeyProblem | ChangeProblem>> =>
  once(db, request, ['candidate', number, version, change], z.object({}), async (trx) => {
    const candidate = await readCandidate(trx, number);
    if (candidate === null || roleFor(request, 'read_candidates', candidate.unitId) === null)
      return no({ type: 'not_found' as const });
    const role = roleFor(request, 'assign_candidate', candidate.unitId);
    if (role === null) return no({ type: 'not_found' as const });
    if (candidate.version !== version) return no({ type: 'changed' as const });
    if (!leadsOn(candidate, change.what)) return no({ type: 'not_now' as const });
    const by = await originOf(trx, request);
    const made = await madeOf(trx, request, candidate, change, dayAt(Date.parse(by.at)));
    if (!made.ok) return made;
    await changeCandidate(
      trx,
      { kind: 'change_candidate', number, version, change: made.value, role },
      by,
    );
    await tellOf(trx, request, candidate, change, by.at);
    return ok({});
  });

/** The change as it is stored; a refusal where what it names is not there. */
async function madeOf(
  trx: Trx,
  request: ProgramRequest,
  { number, unitId }: Candidate,
  change: ProgramChange,
  today: string,
): Promise<Result<CandidateChange, ChangeProblem>> {
  const remindOn = addDays(today, reminderDays);
  switch (change.what) {
    case 'assign': {
      const known = (await fillersOf(trx, unitId)).some(({ id }) => id === change.personId);
      if (!known) return no({ type: 'unknown_person' });
      return ok({ what: 'assign', ownerId: change.personId, taken: false, remindOn });
    }
    case 'same': {
      const twin = change.as === number ? null : await readCandidate(trx, change.as);
      const known = twin !== null && roleFor(request, 'read_candidates', twin.unitId) !== null;
      return known ? ok(change) : no({ type: 'unknown_twin' });
    }
    case 'postpone':
      return change.until > today && change.until <= addDays(today, longestDelay)
        ? ok(change)
        : no({ type: 'bad_day' });
    case 'reopen':
      return ok({ what: 'reopen', remindOn });
    case 'close':
      return ok(change);
  }
}

async function tellOf(
  trx: Trx,
  request: ProgramRequest,
  candidate: Candidate,
  change: ProgramChange,
  at: string,
): Promise<void> {
  const { personId } = request.caller;
  const name =
    personId === null
      ? null
      : ((await loadPeople(trx, [personId])).get(personId)?.person.name ?? null);
  const send = (to: number, key: string, message: Message): Promise<void> => {
    const audience: Audience = { to: 'person', personId: to };
    return sendNotice(trx, {
      kind: 'notify',
      audience,
      key: `candidate:${candidate.number}:${key}:${at}`,
      message,
    });
  };
  if (change.what === 'assign') {
    const { what: _what, ...args } = await argsOf(trx, candidate, 'noted', name);
    const choice = (word: 'yes' | 'no') => ({
      label: { key: word },
      reply: { word, args: [`T-${candidate.number}`] },
      numbered: false,
    });
    return send(change.personId, 'yours', {
      ...said('notice_candidate_yours', args),
      choices: [choice('yes'), choice('no')],
    });
  }
  if (change.what !== 'close' && change.what !== 'same') return;
  const what = change.what === 'close' ? 'closed' : 'same';
  const args = await argsOf(trx, candidate, what, name);
  const detail = change.what === 'close' ? change.reason : `T-${change.as}`;
  const people = new Set([candidate.reporterId, candidate.ownerId ?? candidate.reporterId]);
  if (personId !== null) people.delete(personId);
  for (const one of people) await send(one, what, said('notice_candidate', { ...args, detail }));
}

async function argsOf(
  trx: Trx,
  { number, sentence, unitId }: Pick<Candidate, 'number' | 'sentence' | 'unitId'>,
  what: CandidateMessages['notice_candidate']['what'],
  by: string | null,
) {
  const row = trx.selectFrom('unit').select('name').where('id', '=', unitId);
  const { name: unit } = await row.executeTakeFirstOrThrow();
  return { number, sentence: sentence.slice(0, LONGEST), what, unit, by };
}

const said = <Key extends 'notice_candidate' | 'notice_candidate_yours'>(
  key: Key,
  args: CandidateMessages[Key],
): Message => ({ parts: [{ key, args } as Message['parts'][number]], choices: [], prompt: null });

/** The role in which the token may do it for a unit; null where it may not. What is a person's own, a token never has. */
function roleFor({ caller }: ProgramRequest, action: Action, unitId: string): Role | null {
  const allowed = may([{ role: caller.role, unitId: caller.unitId }], action, { unitId });
  return allowed.ok ? allowed.value.role : null;
}

const originOf = async (trx: Trx, { caller, requestId }: ProgramRequest) => ({
  ...{ personId: caller.personId, channel: 'api', inboxId: null, requestId },
  at: await clock(trx),
});
