// The unit admin's first check in chat: queue, card, evidence, approve, return with a note per item.
// It never lets anybody decide on a version they did not see: every decision carries the code of a card.
import { applies, formOf } from '../../edition/journey.ts';
import type { ItemId } from '../../edition/definition.ts';
import { showAnswer } from '../../edition/show.ts';
import { cardCode } from '../../codes.ts';
import { may } from '../../access.ts';
import { type Innovation, decide, isFiller } from '../../innovation/innovation.ts';
import { matchKey, readYesNo } from '../../language/index.ts';
import { claimedScore } from '../modes/asking.ts';
import { askAgain } from '../modes/again.ts';
import type { Choice } from '../message.ts';
import type { Turn } from '../turn.ts';
import type { Card } from '../world.ts';
import { mayRead, meantInnovation, notFound } from './reading.ts';
import { notifyChecker, refuse, warningsOf } from './submitting.ts';

/** Lists what waits for this person's check; a number opens one. A question that was open is put aside. */
export function queue(turn: Turn): void {
  const rows = turn.world.loaded.queue ?? [];
  turn.say('queue', { rows: rows.map((row) => ({ ...row, unit: turn.unitName(row.unitId) })) });
  const free = turn.mode.name === 'idle' || turn.mode.name === 'asking';
  if (rows.length === 0 || !free) return askAgain(turn);
  turn.offer(rows.map((row) => lookAt(row.code)));
  turn.open({ name: 'idle', offered: rows.map((row) => `lihat ${row.code}`) });
}

function lookAt(code: string): Choice {
  return { label: code, reply: `lihat ${code}`, numbered: false };
}

/** Shows an innovation with all answers; whoever may decide on it gets a card code. */
export function look(turn: Turn): void {
  const found = turn.world.loaded.look;
  if (found === undefined || found === null || !mayRead(turn, found.innovation))
    return notFound(turn);
  const { innovation } = found;
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  const checks =
    innovation.state === 'submitted' &&
    may(turn.person.grants, 'unit_verify', { unitId: innovation.unitId }).ok;
  const own = isFiller(innovation, turn.person.id);
  const allowed = checks && (!own || found.onlyPerson);
  const code = allowed ? cardCode(turn.moment.entropy) : null;
  if (code !== null)
    turn.do({
      kind: 'show_card',
      code: innovation.code,
      version: innovation.version,
      cardCode: code,
    });
  turn.say('card', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    unit: turn.unitName(innovation.unitId),
    owner: innovation.ownerName,
    state: innovation.state,
    since: innovation.stateSince,
    score: claimedScore(turn, innovation),
    max: form.definition.scoring.maturityMax,
    warnings: warningsFor(turn, innovation),
    sameFiles: found.sameFiles.map((file) => ({
      name: file.name,
      otherCode: file.otherCode,
      number: form.numberOf.get(file.item) ?? 0,
    })),
    own,
    lines: form.items
      .filter((item) => applies(item, innovation.answers) && innovation.answers.has(item.id))
      .map((item) => {
        const answer = innovation.answers.get(item.id);
        return {
          number: form.numberOf.get(item.id) ?? 0,
          label: item.label,
          value: answer === undefined ? '' : showAnswer(item, answer.value),
          files: innovation.files
            .filter((file) => file.item === item.id && file.state === 'stored')
            .map((file) => file.name),
          before: found.before.get(item.id) ?? null,
        };
      }),
    cardCode: code,
  });
  if (code === null) return askAgain(turn);
  turn.offer([
    { label: { key: 'approve' }, reply: `setujui ${code}`, numbered: false },
    { label: { key: 'evidence' }, reply: `bukti ${innovation.code}`, numbered: false },
    { label: { key: 'return' }, reply: `kembalikan ${code}`, numbered: false },
  ]);
  // What is typed next is about the card, not an answer to a question that scrolled away.
  if (turn.mode.name === 'asking') turn.open({ name: 'idle' });
}

function warningsFor(turn: Turn, innovation: Innovation): ReturnType<typeof warningsOf> {
  return turn.innovation?.code === innovation.code ? warningsOf(turn, innovation) : [];
}

/** Sends the stored files of an innovation, or of one of its items. */
export function evidence(turn: Turn, typedItem: string | undefined): void {
  const innovation = meantInnovation(turn);
  if (innovation === null) return;
  const own = isFiller(innovation, turn.person.id);
  if (!turn.may('download_evidence', { unitId: innovation.unitId, own })) return notFound(turn);
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  const number = Number(/\d{1,3}/.exec(typedItem ?? '')?.[0] ?? Number.NaN);
  const files = innovation.files.filter(
    (file) =>
      file.state === 'stored' && (Number.isNaN(number) || form.numberOf.get(file.item) === number),
  );
  if (files.length === 0) {
    turn.say('no_evidence', { code: innovation.code });
    return askAgain(turn);
  }
  turn.say('evidence_follows', { code: innovation.code, count: files.length });
  for (const file of files) {
    if (file.sha256 === null || file.mime === null || file.size === null) continue;
    turn.do({
      kind: 'send_file',
      sha256: file.sha256,
      name: file.name,
      mime: file.mime,
      size: file.size,
      caption: {
        parts: [
          {
            key: 'evidence_caption',
            args: {
              code: innovation.code,
              number: form.numberOf.get(file.item) ?? 0,
              label: form.byId.get(file.item)?.label ?? '',
              name: file.name,
            },
          },
        ],
        choices: [],
        prompt: null,
      },
    });
  }
}

/** The card behind a typed code, or null after the person was told what is wrong with it. */
function cardFor(turn: Turn): Card | null {
  if ((turn.world.loaded.attempts ?? 0) >= 5) {
    turn.say('too_many_codes', {});
    return null;
  }
  const card = turn.world.loaded.card;
  if (card === undefined || card === null) {
    turn.do({ kind: 'count_attempt', what: 'card' });
    turn.do({ kind: 'record', what: 'wrong_code', detail: 'card' });
    turn.say('wrong_card_code', {});
    return null;
  }
  if (card.innovation.version !== card.version || card.expired) {
    turn.say('card_outdated', {
      code: card.innovation.code,
      name: card.innovation.name ?? card.innovation.code,
      state: card.innovation.state,
      expired: card.expired,
    });
    turn.offer([
      { label: { key: 'look' }, reply: `lihat ${card.innovation.code}`, numbered: false },
    ]);
    return null;
  }
  return card;
}

/** Approves what a card showed. */
export function approve(turn: Turn): void {
  const card = cardFor(turn);
  if (card === null) return;
  const { innovation } = card;
  const permission = may(turn.person.grants, 'unit_verify', { unitId: innovation.unitId });
  if (!permission.ok) return refuse(turn, 'unit_verify');
  const decided = decide(
    innovation,
    { step: 'verify', seen: card.version },
    { personId: turn.person.id, onlyPerson: card.onlyPerson },
  );
  if (!decided.ok) {
    turn.say('step_refused', { code: innovation.code, problem: decided.problem });
    return;
  }
  const onlyPerson = card.onlyPerson && isFiller(innovation, turn.person.id);
  turn.takeStep(innovation, decided.value, {
    role: permission.value.role,
    onlyPerson,
    cardId: card.id,
  });
  turn.say('approved', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    to: decided.value.to,
    onlyPerson,
  });
  turn.do({
    kind: 'notify',
    audience: {
      to: 'fillers',
      ownerId: innovation.ownerId,
      fillers: innovation.fillers,
      except: turn.person.id,
    },
    key: `verified:${innovation.code}:${innovation.version + 1}`,
    message: {
      parts: [
        {
          key: 'notice_verified',
          args: {
            code: innovation.code,
            name: innovation.name ?? innovation.code,
            by: turn.person.name,
            to: decided.value.to,
          },
        },
      ],
      choices: [],
      prompt: null,
    },
  });
  notifyChecker(turn, innovation, decided.value.to, false);
}

/** Begins returning what a card showed; notes written behind the code are taken at once. */
export function returnForRepair(turn: Turn, code: string, note: string | undefined): void {
  const card = cardFor(turn);
  if (card === null) return;
  if (!may(turn.person.grants, 'unit_return', { unitId: card.innovation.unitId }).ok)
    return refuse(turn, 'unit_return');
  const notes = new Map<ItemId, string>();
  if (note !== undefined && note.trim() !== '') {
    if (!readNotes(turn, card.innovation, note, notes)) return openNotes(turn, card, code, []);
    return confirmReturn(turn, card, notes);
  }
  openNotes(turn, card, code, []);
}

function openNotes(
  turn: Turn,
  card: Card,
  code: string,
  notes: readonly (readonly [ItemId, string])[],
): void {
  turn.say('ask_return_notes', {
    code: card.innovation.code,
    name: card.innovation.name ?? card.innovation.code,
    count: notes.length,
  });
  turn.open({ name: 'returning', card: code, code: card.innovation.code, notes });
}

/**
 * Reads notes: each begins with the number of an item (`7 SK belum ditandatangani`), one a line or separated by `;`.
 * A line without a number belongs to the note before. False after the person was told which line was not understood.
 */
function readNotes(
  turn: Turn,
  innovation: Innovation,
  text: string,
  into: Map<ItemId, string>,
): boolean {
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  let last: ItemId | null = null;
  for (const line of text.split(/\n|;(?=\s*(?:butir|no|nomor|indikator)?\.?\s*\d)/i)) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const match = /^(?:butir|no|nomor|isian)?\.?\s*(\d{1,3})\s*[:.)=-]?\s+(.+)$/is.exec(trimmed);
    const indicator = /^indikator\s*(\d{1,3})\s*[:.)=-]?\s+(.+)$/is.exec(trimmed);
    const item =
      indicator !== null
        ? form.items.filter((candidate) => candidate.kind === 'indicator')[Number(indicator[1]) - 1]
        : match !== null
          ? form.items[Number(match[1]) - 1]
          : form.items.find(
              (candidate) =>
                matchKey(trimmed).startsWith(`${matchKey(candidate.label)} `) ||
                matchKey(trimmed).startsWith(`${matchKey(candidate.label)}:`),
            );
    const note = indicator?.[2] ?? match?.[2] ?? trimmed;
    if (item === undefined) {
      if (last === null || match !== null || indicator !== null) {
        turn.say('note_not_understood', { line: trimmed.slice(0, 120), total: form.items.length });
        return false;
      }
      into.set(last, `${into.get(last) ?? ''}\n${note}`);
      continue;
    }
    into.set(item.id, into.has(item.id) ? `${into.get(item.id) ?? ''}\n${note}` : note);
    last = item.id;
  }
  return into.size > 0;
}

function confirmReturn(turn: Turn, card: Card, notes: ReadonlyMap<ItemId, string>): void {
  const { innovation } = card;
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  const permission = may(turn.person.grants, 'unit_return', { unitId: innovation.unitId });
  if (!permission.ok) return refuse(turn, 'unit_return');
  const decided = decide(
    innovation,
    { step: 'return', seen: card.version, notes },
    { personId: turn.person.id, onlyPerson: card.onlyPerson },
  );
  turn.open({ name: 'idle' });
  if (!decided.ok) {
    turn.say('step_refused', { code: innovation.code, problem: decided.problem });
    return;
  }
  turn.takeStep(innovation, decided.value, {
    role: permission.value.role,
    onlyPerson: false,
    cardId: card.id,
  });
  const items = form.items
    .filter((item) => notes.has(item.id))
    .map((item) => ({
      number: form.numberOf.get(item.id) ?? 0,
      label: item.label,
      note: notes.get(item.id) ?? '',
    }));
  turn.say('returned', { code: innovation.code, name: innovation.name ?? innovation.code, items });
  turn.do({
    kind: 'notify',
    audience: { to: 'fillers', ownerId: innovation.ownerId, fillers: innovation.fillers },
    key: `returned:${innovation.code}:${innovation.version + 1}`,
    message: {
      parts: [
        {
          key: 'notice_returned',
          args: {
            code: innovation.code,
            name: innovation.name ?? innovation.code,
            by: turn.person.name,
            items,
          },
        },
      ],
      choices: [
        { label: { key: 'repair' }, reply: `perbaiki ${innovation.code}`, numbered: false },
      ],
      prompt: null,
    },
  });
}

/** Takes a message while notes are being collected. */
export function onReturning(turn: Turn, text: string): void {
  const mode = turn.mode;
  if (mode.name !== 'returning') return;
  const card = turn.world.loaded.card;
  if (
    card === undefined ||
    card === null ||
    card.version !== card.innovation.version ||
    card.expired
  ) {
    turn.open({ name: 'idle' });
    turn.say('card_outdated', {
      code: mode.code,
      name: card?.innovation.name ?? mode.code,
      state: card?.innovation.state ?? 'submitted',
      expired: card?.expired ?? false,
    });
    return;
  }
  const notes = new Map<ItemId, string>(mode.notes);
  const finished =
    /^(selesai|sudah|cukup|kirim)\b/i.test(text.trim()) ||
    (notes.size > 0 && ['yes', 'already'].includes(readYesNo(text).kind));
  if (finished) {
    if (notes.size > 0) return confirmReturn(turn, card, notes);
    return openNotes(turn, card, mode.card, []);
  }
  if (!readNotes(turn, card.innovation, text, notes)) return;
  turn.open({ ...mode, notes: [...notes] });
  turn.say('notes_so_far', { count: notes.size });
  turn.offer([{ label: { key: 'done' }, reply: 'selesai', numbered: false }]);
}

/** Lists the innovations of the units this person looks after. */
export function unitList(turn: Turn): void {
  const rows = turn.world.loaded.unitList ?? [];
  turn.say('unit_list', { rows: rows.map((row) => ({ ...row, unit: turn.unitName(row.unitId) })) });
  askAgain(turn);
}
