// One innovation as the desk shows it: items with answers and evidence, doubts, history, and what this person may decide.
// It reads nothing; rules are those of the conversation.
import { roleName } from '../../domain/region.ts';
import type { Person } from '../../domain/conversation/world.ts';
import { flagsOf } from '../../domain/conversation/checking/flags.ts';
import type { EditionDefinition, Item } from '../../domain/edition/definition.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { provenanceOf } from '../../domain/edition/answer.ts';
import { levelsOf, showAnswer } from '../../domain/edition/show.ts';
import { checks, judge } from '../../domain/innovation/checks.ts';
import { judgeFinding } from '../../domain/innovation/findings.ts';
import { claimedMaturity } from '../../domain/innovation/levels.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import type { Step } from '../../domain/innovation/status.ts';
import { paperNames } from '../../domain/language/index.ts';
import { canPrint, innovationPapers } from '../../domain/papers.ts';
import type { Sheet } from '../../db/views/desk.ts';
import { type DeskNote, noteTag } from '../../db/views/desk-notes.ts';
import type { readHistory } from '../../db/views/innovations.ts';
import type { ServerParts } from '../parts.ts';

/** What can be decided at the desk, and how its button is called. */
const stepNames: Readonly<Partial<Record<Step, string>>> = {
  verify: 'Setujui',
  endorse: 'Tetapkan',
  accept: 'Terima',
  return: 'Kembalikan',
  reject: 'Tolak',
  reopen: 'Buka kembali',
};

/** Steps that the desk offers, in the order of their buttons. */
export const deskSteps: readonly Step[] = [
  'verify',
  'endorse',
  'accept',
  'return',
  'reject',
  'reopen',
];

/** The button of a step. */
export const stepName = (step: Step): string => stepNames[step] ?? step;

type History = Awaited<ReturnType<typeof readHistory>>;

/** Which of the steps this person could take now. */
function stepsFor({ innovation, facts, onlyPerson }: Sheet, person: Person): readonly Step[] {
  if (facts.claim !== null && facts.claim?.personId !== person.id) return [];
  const due = checks[innovation.state]?.step;
  return deskSteps
    .filter((step) => step === 'return' || step === 'reject' || step === 'reopen' || step === due)
    .filter(
      (step) =>
        judge(
          innovation,
          { step, seen: innovation.version, reason: '-', notes: new Map([['', '']]) },
          { personId: person.id, grants: person.grants, onlyPerson },
        ).ok,
    );
}

/** Everything that the page of one innovation says. */
export function sheetOf(
  sheet: Sheet,
  {
    edition,
    person,
    unit,
    unitName,
    history,
    words,
    notes,
    typed,
    others,
  }: {
    readonly edition: EditionDefinition;
    readonly person: Person;
    readonly unit: string;
    readonly unitName: (id: string) => string;
    readonly history: History;
    /** What this person wrote about items and has not sent. */
    readonly notes: ReadonlyMap<string, DeskNote>;
    /** Fields of the form as they came back, `catatan-ITEM`. */
    readonly typed: Readonly<Record<string, string>>;
    /** Notes stored elsewhere meanwhile, by item. */
    readonly others: ReadonlyMap<string, string>;
    readonly words: ServerParts['words'];
  },
) {
  const { innovation, facts } = sheet;
  const form = formOf(edition);
  const files = Map.groupBy(innovation.files, ({ item }) => item);
  const { score, max } = claimedMaturity(edition, innovation);
  const flags = flagsOf(
    { editionOf: () => edition, unitName, grants: person.grants },
    { innovation, facts },
  );
  const mayLevel = judgeFinding(innovation, 'level', innovation.version, {
    personId: person.id,
    grants: person.grants,
  }).ok;
  const item = (one: Item) => ({
    ...itemOf(one, innovation, form.numberOf.get(one.id) ?? 0, files.get(one.id) ?? []),
    from: fromOf(innovation, one, words),
    // Read before the others: nothing supports it, it was asked to be repaired, or it changed under a note.
    first:
      innovation.openItems?.has(one.id) === true ||
      flags.unsupported.some(({ label }) => label === one.label),
    levels: mayLevel ? levelChoices(one, innovation) : null,
    draft: draftOf(notes.get(one.id), typed[`catatan-${one.id}`], others.get(one.id), words),
  });
  const items = form.items.map(item);
  return {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    unit,
    owner: innovation.ownerName ?? '-',
    state: words.state(innovation.state),
    version: innovation.version,
    submitted: innovation.submittedAt === null ? null : words.moment(innovation.submittedAt),
    fields: items.filter(({ indicator }) => !indicator),
    indicators: items.filter(({ indicator }) => indicator),
    score,
    max,
    doubts: words
      .say('check_flags', flags)
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^• /, '')),
    hold: facts.claim?.personId === person.id ? { until: words.moment(facts.claim.until) } : null,
    held:
      facts.claim === null || facts.claim === undefined || facts.claim.personId === person.id
        ? null
        : {
            by: facts.claim.name ?? `${roleName('verifier')} lain`,
            until: words.moment(facts.claim.until),
          },
    history: history.toReversed().map((event) => ({
      at: words.moment(event.at.toISOString()),
      what: words.event(event.type),
      by: event.by ?? '-',
      reason: event.reason,
    })),
    papers: innovationPapers
      .filter((paper) => canPrint(paper, innovation.state))
      .map((id) => ({ id, name: paperNames[id] })),
    steps: stepsFor(sheet, person).map((step) => ({ step, name: stepName(step) })),
  };
}

/** Where the value of an item comes from that nobody typed. */
function fromOf(innovation: Innovation, { id }: Item, words: ServerParts['words']): string | null {
  const value = innovation.answers.get(id)?.value;
  const from = value === undefined ? null : provenanceOf(value);
  return from === null ? null : words.provenance(from);
}

/** The levels that a verifier picks from, in the words of the edition; null for what has none. */
function levelChoices(item: Item, innovation: Innovation) {
  if (item.kind !== 'indicator') return null;
  const value = innovation.answers.get(item.id)?.value;
  const claimed = value?.type === 'indicator' ? value : undefined;
  const set = innovation.verified?.get(item.id);
  const texts = levelsOf(item, claimed?.variant);
  return {
    reason: set?.reason ?? '',
    choices: [0, 1, 2, 3].map((level) => ({
      level,
      text:
        level === 0
          ? 'Belum terbukti'
          : (texts.find((one) => one.level === level)?.text ?? `Tingkat ${level}`),
      claimed: claimed?.level === level,
      picked: set === undefined ? claimed?.level === level : set.level === level,
    })),
  };
}

/** The note of an item as its field shows it: what was typed just now, else what is stored. */
function draftOf(
  stored: DeskNote | undefined,
  typed: string | undefined,
  other: string | undefined,
  words: ServerParts['words'],
) {
  return {
    text: typed ?? stored?.text ?? '',
    tag: noteTag(stored?.text ?? ''),
    saved: stored === undefined ? null : words.moment(stored.savedAt.toISOString()),
    // The item is another one now than the note was written about.
    since: stored?.changed === true ? stored.version : null,
    other: other ?? null,
  };
}

/** How a browser shows a file. */
function kindOf(mime: string | null): string {
  if (mime === 'application/pdf') return 'pdf';
  const [kind = ''] = (mime ?? '').split('/');
  return kind === 'image' || kind === 'video' ? kind : 'other';
}

function itemOf(item: Item, innovation: Innovation, number: number, files: Innovation['files']) {
  const answer = innovation.answers.get(item.id);
  const value = answer?.value;
  return {
    id: item.id,
    number,
    label: item.label,
    indicator: item.kind === 'indicator',
    text: value === undefined ? null : showAnswer(item, value),
    level: value?.type === 'indicator' ? value.level : null,
    verified: innovation.verified?.get(item.id) ?? null,
    note: innovation.openItems?.get(item.id)?.note ?? null,
    files: files
      .filter(({ state }) => state === 'stored')
      .map(({ id, name, mime }) => ({ id, name: name ?? 'berkas', kind: kindOf(mime) })),
  };
}
