// Commits of the form as a page, and of a program that fills it in: an innovation is begun, one part is answered, or it is
// handed in, by the engine that reads a chat.
// The conversation itself is not touched, and nothing is sent to it; what is said stands on the page.
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { type Step, step } from '../../domain/conversation/engine.ts';
import {
  answerAtPage,
  fillsIn,
  isAboutAnswer,
  type PageOutcome,
  type PageStep,
  partShown,
  partText,
} from '../../domain/conversation/filling/at-page.ts';
import { beginNamed, beginningNeeds } from '../../domain/conversation/filling/naming.ts';
import { type Evidence, removeAtPage } from '../../domain/conversation/filling/removing-at-page.ts';
import type { Part } from '../../domain/conversation/message.ts';
import { route } from '../../domain/conversation/route.ts';
import { newConversation, type Conversation } from '../../domain/conversation/state.ts';
import { Turn } from '../../domain/conversation/turn.ts';
import type { Loaded, World } from '../../domain/conversation/world.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { type Innovation } from '../../domain/innovation/innovation.ts';
import { cleanText } from '../../domain/language/index.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { idsOfCodes, loadInnovations, type StoredInnovation } from '../load/innovations.ts';
import { loadNeeds } from '../load/needs.ts';
import { Together } from '../load/together.ts';
import {
  type DeskActProblem,
  type DeskMoment,
  type DeskParts,
  type DeskRequest,
  actAtDesk,
} from './desk-act.ts';
import { momentOf, unitsOf, writeStep } from './desk-turn.ts';

/** What the engine needs to know of the process. */
export interface FillingParts extends DeskParts {
  readonly editionOf: (id: string, version: number) => EditionDefinition;
  readonly currentEdition: () => Promise<EditionDefinition>;
}

/** One part as it was typed; `seen` is the tag of the text that stood there (`partTag`). */
export interface TypedPart {
  readonly code: string;
  readonly item: string;
  readonly step: PageStep | 'whole';
  readonly text: string;
  readonly seen: string;
  readonly agreed: boolean;
}

/** How a part stands after it was typed, and what is said about it. */
export interface FilledPart {
  readonly outcome: PageOutcome;
  readonly said: readonly Part[];
  readonly text: string;
  readonly shown: string;
}

/** What names the text of a part: whoever types names the text they saw. */
export const partTag = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 16);

/** Stores one part, or says why not. `moved`: it changed since its writer saw it, and nothing was stored. */
export const fillPartAtPage = (
  parts: FillingParts,
  request: DeskRequest,
  typed: TypedPart,
): Promise<Result<FilledPart, DeskActProblem>> =>
  actAtDesk(parts, request, async (moment) => {
    const opened = await openForFilling(moment, typed.code);
    return opened === null ? no({ type: 'not_found' }) : fillPart(moment, parts, opened, typed);
  });

/** The same in a transaction that is open, of an innovation that is locked; `seen` null: whatever stood there was seen. */
export async function fillPart(
  moment: DeskMoment,
  parts: FillingParts,
  opened: StoredInnovation,
  typed: Omit<TypedPart, 'seen'> & { readonly seen: string | null },
): Promise<Result<FilledPart, { readonly type: 'not_found' }>> {
  const { innovation } = opened;
  const edition = parts.editionOf(innovation.editionId, innovation.editionVersion);
  const item = formOf(edition).byId.get(typed.item);
  if (item === undefined) return no({ type: 'not_found' });
  const now = partText(item, typed.step, innovation.answers.get(item.id)?.value);
  const { text } = cleanText(typed.text);
  // What is there already is no change of anybody's.
  const world = await worldOf(moment, parts, opened);
  const take = (moved: boolean) => {
    const turn = new Turn(world, newConversation, momentOf(moment));
    const came = answerAtPage(turn, { ...typed, text, moved });
    return { came, done: turn.finish() };
  };
  const valueIn = (one: Innovation | null) => one?.answers.get(item.id)?.value;
  const moved = typed.seen !== null && typed.seen !== partTag(now) && now.trim() !== text.trim();
  const read = take(false);
  // An answer that was lost on its way is sent again with the tag of before.
  const isThere =
    read.came === 'stored' &&
    innovation.answers.get(item.id)?.toConfirm !== true &&
    isDeepStrictEqual(valueIn(read.done.focus), valueIn(innovation));
  const { came: outcome, done } = moved && !isThere ? take(true) : read;
  if (outcome === 'stored' && !(moved && isThere)) await commit(moment, opened, done);
  const value = (outcome === 'stored' ? done.focus : innovation)?.answers.get(item.id)?.value;
  const said = (done.reply?.parts ?? []).filter(({ key }) => isAboutAnswer(key));
  return ok({
    ...{ outcome, said },
    ...{ text: partText(item, typed.step, value), shown: partShown(item, typed.step, value) },
  });
}

/** Takes a file or a link of an item away; `not_found` where it is not there any more or may not be changed. */
export const removeEvidenceAtPage = (
  parts: FillingParts,
  request: DeskRequest,
  { code, item, what }: { readonly code: string; readonly item: string; readonly what: Evidence },
): Promise<Result<null, DeskActProblem>> =>
  actAtDesk(parts, request, async (moment) => {
    const opened = await openForFilling(moment, code);
    const gone = opened !== null && (await removeEvidence(moment, parts, opened, { item, what }));
    return gone ? ok(null) : no({ type: 'not_found' });
  });

/** The same in a transaction that is open, of an innovation that is locked; false where there was nothing to take away. */
export async function removeEvidence(
  moment: DeskMoment,
  parts: FillingParts,
  opened: StoredInnovation,
  { item, what }: { readonly item: string; readonly what: Evidence },
): Promise<boolean> {
  const turn = new Turn(await worldOf(moment, parts, opened), newConversation, momentOf(moment));
  if (!removeAtPage(turn, item, what)) return false;
  await commit(moment, opened, turn.finish());
  return true;
}

/** What is said about handing in, and which yes it waits for; `version`: of what was shown. */
export interface HandingIn {
  readonly said: readonly Part[];
  readonly asks: 'submit' | 'read' | null;
  readonly version: number;
}

/** Says what handing in would come to, without doing anything. */
export const askHandingIn = (
  parts: FillingParts,
  request: DeskRequest,
  code: string,
): Promise<Result<HandingIn, DeskActProblem>> =>
  actAtDesk(parts, request, async (moment) => {
    const opened = await openForFilling(moment, code);
    if (opened === null) return no({ type: 'not_found' });
    const asked = await takeText(moment, parts, opened, newIdle, 'kirim');
    return ok(handingIn(asked, opened.innovation));
  });

/** The same after a yes; `done`: it was handed in. */
export type HandedIn = HandingIn & { readonly done: boolean };

/** Says yes to what was asked; `moved` where that is not what would be asked now. */
export const handInAtPage = (
  parts: FillingParts,
  request: DeskRequest,
  yes: { readonly code: string; readonly asks: 'submit' | 'read'; readonly version: number },
): Promise<Result<HandedIn, DeskActProblem>> =>
  actAtDesk(parts, request, async (moment): Promise<Result<HandedIn, DeskActProblem>> => {
    const opened = await openForFilling(moment, yes.code);
    if (opened === null) return no({ type: 'not_found' });
    const asked = await takeText(moment, parts, opened, newIdle, 'kirim');
    const question = handingIn(asked, opened.innovation);
    if (question.asks !== yes.asks || question.version !== yes.version)
      return no({ type: 'moved' });
    const after = { ...opened, innovation: asked.focus ?? opened.innovation };
    const done = await takeText(moment, parts, after, asked.state, 'ya');
    await commit(moment, opened, { ...done, effects: [...asked.effects, ...done.effects] });
    const submitted = done.effects.some(({ kind }) => kind === 'take_step');
    return ok({ ...handingIn(done, opened.innovation), done: submitted });
  });

const newIdle: Conversation = { ...newConversation, mode: { name: 'idle' } };

function handingIn({ state, reply }: Step, { version }: Innovation): HandingIn {
  const { name } = state.mode;
  const asks = name === 'confirming_submit' ? 'submit' : name === 'finishing' ? 'read' : null;
  return { said: reply?.parts ?? [], asks, version };
}

/** Takes a text as the engine takes a message, in a conversation of its own. */
async function takeText(
  moment: DeskMoment,
  parts: FillingParts,
  opened: StoredInnovation,
  state: Conversation,
  text: string,
): Promise<Step> {
  const { person, trx } = moment;
  const { innovation } = opened;
  const shown = { seen: Infinity, shown: Infinity };
  const input = { kind: 'text' as const, text, cleaned: false, ...shown };
  const routed = route({ state, person, focus: innovation }, input);
  const loaded = await loadNeeds(routed.needs, {
    ...{ db: trx, person, addressIds: [], focus: innovation, secrets: moment.secrets },
    together: new Together([person.id]),
    editionOf: parts.editionOf,
    currentEdition: await parts.currentEdition(),
  });
  return step(await worldOf(moment, parts, opened, loaded), state, routed, momentOf(moment));
}

/** Hands in what only waits for a yes, in a transaction that is open; else says what stands in the way. */
export async function handInAtOnce(
  moment: DeskMoment,
  parts: FillingParts,
  opened: StoredInnovation,
): Promise<HandedIn> {
  const asked = await takeText(moment, parts, opened, newIdle, 'kirim');
  const question = handingIn(asked, opened.innovation);
  if (question.asks !== 'submit') return { ...question, done: false };
  const after = { ...opened, innovation: asked.focus ?? opened.innovation };
  const done = await takeText(moment, parts, after, asked.state, 'ya');
  const submitted = done.effects.some(({ kind }) => kind === 'take_step');
  if (submitted)
    await commit(moment, opened, { ...done, effects: [...asked.effects, ...done.effects] });
  return { ...handingIn(done, opened.innovation), done: submitted };
}

/** Begins an innovation of this name, in a transaction that is open; what is said instead where it cannot be begun. */
export async function beginByName(
  moment: DeskMoment,
  parts: FillingParts,
  name: string,
): Promise<{ readonly code: string } | { readonly said: readonly Part[] }> {
  const { person, trx } = moment;
  const currentEdition = await parts.currentEdition();
  const loaded = await loadNeeds(beginningNeeds, {
    ...{ db: trx, person, addressIds: [], focus: null, secrets: moment.secrets },
    ...{ together: new Together([person.id]), editionOf: parts.editionOf, currentEdition },
  });
  const world = {
    ...{ person, focus: null, loaded, editionOf: parts.editionOf, currentEdition },
    units: await unitsOf(trx),
  };
  const turn = new Turn(world, newIdle, momentOf(moment));
  const code = beginNamed(turn, cleanText(name).text);
  const done = turn.finish();
  if (code === null) return { said: done.reply?.parts ?? [] };
  await commit(moment, null, done);
  return { code };
}

/** The innovation, locked as it is now; null where this person does not fill it in. */
export async function openForFilling(
  { trx, person }: DeskMoment,
  code: string,
): Promise<StoredInnovation | null> {
  const id = (await idsOfCodes(trx, [code])).get(code);
  if (id === undefined) return null;
  await sql`select 1 from innovation where id = ${id} for update`.execute(trx);
  const stored = (await loadInnovations(trx, [id])).get(id);
  return stored !== undefined && fillsIn(person, stored.innovation) ? stored : null;
}

async function worldOf(
  { trx, person }: DeskMoment,
  parts: FillingParts,
  { innovation }: StoredInnovation,
  loaded: Loaded = {},
): Promise<World> {
  return {
    ...{ person, focus: innovation, loaded, editionOf: parts.editionOf },
    units: await unitsOf(trx),
    currentEdition: await parts.currentEdition(),
  };
}

/** Writes what a step decided, as a batch of messages does. */
const commit = (moment: DeskMoment, opened: StoredInnovation | null, done: Step): Promise<void> =>
  writeStep(moment, done, new Map(opened === null ? [] : [[opened.innovation.code, opened]]));
