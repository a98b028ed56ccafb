// Who is told what once a step was taken, whether in a chat or by a program: notices as data.
// It never decides and never says anything to the one who decided.
import { type Form, formOf } from '../../edition/journey.ts';
import type { ItemId } from '../../edition/definition.ts';
import type { EditionDefinition } from '../../edition/definition.ts';
import { checks } from '../../innovation/checks.ts';
import type { Innovation, Transition } from '../../innovation/innovation.ts';
import { claimedMaturity } from '../../innovation/levels.ts';
import type { State } from '../../innovation/status.ts';
import type { Role } from '../../access.ts';
import type { Effect } from '../effect.ts';
import type { Choice, Part } from '../message.ts';
import type { NoteLine, RepairedLine } from '../message-parts.ts';
import { showAnswer } from '../../edition/show.ts';

type Notify = Extract<Effect, { kind: 'notify' | 'notify_batch' }>;

/** Who took the step: name and id of a person, or nulls for a program; and the unit's name for people. */
export interface DecidedBy {
  readonly personId: number | null;
  readonly name: string | null;
  readonly role: Role;
  readonly unit: string;
  readonly edition: EditionDefinition;
}

/** Lists notes with number and label, in the order of the form. */
export function noteLines(form: Form, notes: ReadonlyMap<ItemId, string>): readonly NoteLine[] {
  return form.items
    .filter((item) => notes.has(item.id))
    .map((item) => ({
      number: form.numberOf.get(item.id) ?? 0,
      label: item.label,
      note: notes.get(item.id) ?? '',
    }));
}

/** Everybody to be told of a decision: the people of the innovation, its unit, and whoever checks next. */
export function noticesAfter(
  innovation: Innovation,
  transition: Transition,
  by: DecidedBy,
): readonly Notify[] {
  const told: Notify[] = [toFillers(innovation, transition, by)];
  // What Bappedalitbang or the head decides concerns the unit's admin too.
  if (by.role !== 'unit_admin')
    told.push(
      notice(
        {
          to: 'role',
          role: 'unit_admin',
          unitId: innovation.unitId,
          besides: [innovation.ownerId, ...innovation.fillers, ...others(by.personId)],
        },
        `unit:${transition.step}:${innovation.code}:${innovation.version + 1}`,
        decidedPart(innovation, transition, by, false),
      ),
    );
  // The head endorsed it, so the head hears what Bappedalitbang makes of it; one notice to whoever is admin and head.
  if (by.role === 'verifier' || by.role === 'coordinator')
    told.push(
      notice(
        {
          to: 'role',
          role: 'unit_head',
          unitId: innovation.unitId,
          besides: [innovation.ownerId, ...innovation.fillers, ...others(by.personId)],
        },
        `unit:${transition.step}:${innovation.code}:${innovation.version + 1}`,
        decidedPart(innovation, transition, by, false),
      ),
    );
  return [...told, ...noticesToChecker(innovation, transition.to, false, by)];
}

function toFillers(innovation: Innovation, transition: Transition, by: DecidedBy): Notify {
  const audience = {
    to: 'fillers',
    ownerId: innovation.ownerId,
    fillers: innovation.fillers,
    ...(by.personId === null ? {} : { except: by.personId }),
  } as const;
  const key = `${transition.step}:${innovation.code}:${innovation.version + 1}`;
  const named = { code: innovation.code, name: innovation.name ?? innovation.code };
  if (transition.step === 'verify')
    return notice(audience, key, {
      key: 'notice_verified',
      args: { ...named, by: by.name, to: transition.to },
    });
  if (transition.step === 'return' && transition.openItems !== null) {
    const notes = new Map([...transition.openItems].map(([item, open]) => [item, open.note]));
    const items = noteLines(formOf(by.edition), notes);
    return notice(
      audience,
      key,
      { key: 'notice_returned', args: { ...named, by: by.name, items } },
      [
        {
          label: { key: 'repair' },
          reply: { command: 'repair', args: [innovation.code] },
          numbered: false,
        },
      ],
    );
  }
  return notice(audience, key, decidedPart(innovation, transition, by, true));
}

/** What the agency or the region has taken: whoever brought it that far is thanked, once for each. */
const thanked: ReadonlySet<Transition['step']> = new Set(['accept', 'designate', 'report']);

function decidedPart(
  innovation: Innovation,
  transition: Transition,
  by: DecidedBy,
  own: boolean,
): Part {
  return {
    key: 'notice_decided',
    args: {
      code: innovation.code,
      name: innovation.name ?? innovation.code,
      step: transition.step,
      to: transition.to,
      by: by.name,
      role: by.role,
      reason: transition.reason,
      own,
      ...(own && thanked.has(transition.step) && innovation.ownerName !== null
        ? { thanks: innovation.ownerName, together: innovation.fillers.length > 0 }
        : {}),
    },
  };
}

/**
 * Tells whoever checks next, without a code: nobody decides what they did not open, but whoever returned it gets one with what
 * was repaired. The unit admin hears of each at once;
 * the head and Bappedalitbang, who look at many, get one message about all that waits. `again`: it was repaired and comes back to whoever returned it.
 */
export function noticesToChecker(
  innovation: Innovation,
  state: State,
  again: boolean,
  by: Pick<DecidedBy, 'name' | 'unit' | 'edition'>,
): readonly Notify[] {
  const check = checks[state];
  // What was just accepted waits in the monev queue without a message; so does the national entry.
  if (check === undefined || state === 'designated' || (state === 'accepted' && !again)) return [];
  const named = { code: innovation.code, name: innovation.name ?? innovation.code };
  const unitId = check.ofUnit ? innovation.unitId : null;
  const nobody = {
    audience: { to: 'role', role: 'coordinator', unitId: null },
    message: {
      parts: [{ key: 'notice_nobody', args: { ...named, unit: by.unit, role: check.role } }],
      choices: [],
      prompt: null,
    },
  } as const;
  const key = `waiting:${innovation.code}:${innovation.version + 1}`;
  const repaired = again ? repairedLines(by.edition, innovation) : null;
  if (state !== 'submitted')
    return [{ kind: 'notify_batch', role: check.role, unitId, state, key, otherwise: nobody }];
  return [
    {
      kind: 'notify',
      audience: { to: 'role', role: check.role, unitId },
      key,
      ...(repaired === null
        ? {}
        : { card: { code: innovation.code, version: innovation.version + 1 } }),
      message: {
        parts: [
          {
            key: 'notice_waiting',
            args: {
              ...named,
              unit: by.unit,
              by: by.name,
              again,
              state,
              files: innovation.files.filter((file) => file.state === 'stored').length,
              answered: innovation.answers.size,
              score: claimedMaturity(by.edition, innovation).score,
              max: by.edition.scoring.maturityMax,
              ...(repaired === null ? {} : { repaired, version: innovation.version + 1 }),
            },
          },
        ],
        choices: [
          {
            label: { key: 'look' },
            reply: { command: 'look', args: [innovation.code] },
            numbered: false,
          },
        ],
        prompt: null,
      },
      otherwise: nobody,
    },
  ];
}

/** So many repaired items can be told in a notice; of more the innovation is opened first. */
const REPAIRED_TOLD = 3;

/** A value of more signs is not shown whole in a notice. */
const VALUE_TOLD = 40;

/**
 * What was to be repaired, with what stands there now; null where it is nothing, or more than a notice shows: nobody gets a
 * code for a value that is cut or for files that they did not open.
 */
function repairedLines(
  edition: EditionDefinition,
  { openItems, answers, files }: Innovation,
): readonly RepairedLine[] | null {
  const open = openItems ?? new Map();
  if (open.size === 0 || open.size > REPAIRED_TOLD) return null;
  if (files.some((file) => open.has(file.item))) return null;
  const form = formOf(edition);
  const told = form.items
    .filter((item) => open.has(item.id))
    .map((item) => {
      const answer = answers.get(item.id);
      return {
        number: form.numberOf.get(item.id) ?? 0,
        label: item.label,
        note: open.get(item.id)?.note ?? '',
        value: answer === undefined ? '-' : showAnswer(item, answer.value),
        files: 0,
      };
    });
  return told.every(({ value }) => [...value].length <= VALUE_TOLD) ? told : null;
}

function notice(
  audience: Extract<Effect, { kind: 'notify' }>['audience'],
  key: string,
  part: Part,
  choices: readonly Choice[] = [],
): Notify {
  return { kind: 'notify', audience, key, message: { parts: [part], choices, prompt: null } };
}

const others = (personId: number | null): readonly number[] =>
  personId === null ? [] : [personId];
