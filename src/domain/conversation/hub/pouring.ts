// `kipp INV-…`: how the profile of an innovation fits the form of another competition, for whoever may read it; what that form
// asks besides, told by whoever may enter it into a contest (row 68 of the access table); and the form as a document.
import { may, type Role } from '../../access.ts';
import { isWhole, longestTold, partsOf, type Poured, pourInto } from '../../edition/other-form.ts';
import type { OtherForm } from '../../edition/other-form-rules.ts';
import { otherFormOf } from '../../edition/editions/other-forms.ts';
import { type Innovation, isFiller } from '../../innovation/innovation.ts';
import type { HubLine } from '../../language/index.ts';
import { mayRead } from '../shared/meant.ts';
import { notFound, refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';

/** A form with the innovation that is poured into it. */
interface Pouring {
  readonly form: OtherForm;
  readonly innovation: Innovation;
  readonly told: ReadonlyMap<string, string>;
}

const pour = (turn: Turn, { form, innovation, told }: Pouring): readonly Poured[] =>
  pourInto(
    form,
    innovation,
    turn.world.editionOf(innovation.editionId, innovation.editionVersion),
    told,
  );

/** What is meant, where this person may read it; else it is said that there is no such innovation. */
function meant(turn: Turn, id: string): Pouring | null {
  const innovation = turn.world.loaded.look?.innovation ?? null;
  const form = otherFormOf(id);
  if (innovation !== null && form !== null && mayRead(turn, innovation))
    return { form, innovation, told: turn.world.loaded.otherForm ?? new Map() };
  notFound(turn);
  return null;
}

const wordOf = ({ words }: OtherForm): string => words[0] ?? '';

function roleFor(turn: Turn, innovation: Innovation): Role | null {
  const own = isFiller(innovation, turn.person.id);
  const allowed = may(turn.person.grants, 'enter_contest', { unitId: innovation.unitId, own });
  return allowed.ok ? allowed.value.role : null;
}

/** Shows words against limits, and what is asked besides. */
export function showPoured(turn: Turn, id: string): void {
  const found = meant(turn, id);
  if (found === null) return;
  const { form, innovation } = found;
  const { code, name } = innovation;
  const fields = pour(turn, found);
  const { title, year, sure } = form;
  turn.say('other_form', {
    ...{ code, name: name ?? code, title, year, sure, word: wordOf(form) },
    rows: fields.map(({ no, label, maxWords, words, missing }) => ({
      ...{ no, label, maxWords, words, besides: missing.map((one) => one.label) },
    })),
    missing: fields.flatMap(({ missing }) => missing),
    tells: roleFor(turn, innovation) !== null,
  });
}

/** Stores what was told for a part, or takes it back; a text that would make its field longer than it may be is refused. */
export function tellPart(
  turn: Turn,
  { form: id, part, text }: Extract<HubLine, { readonly do: 'pour_tell' }>,
): void {
  const found = meant(turn, id);
  if (found === null) return;
  const { form, innovation, told } = found;
  const { code } = innovation;
  const role = roleFor(turn, innovation);
  if (role === null) return refuse(turn, 'enter_contest');
  const parts = partsOf(form);
  const no = parts.get(part)?.no;
  const word = wordOf(form);
  if (no === undefined)
    return turn.say('other_form_no_part', { code, word, part, parts: [...parts.keys()] });
  if (text !== null && text.length > longestTold)
    return turn.say('other_form_part_long', { code, word, part, most: longestTold });
  const without = new Map([...told].filter(([known]) => known !== part));
  const after = text === null ? without : new Map([...without, [part, text]]);
  const poured = pour(turn, { ...found, told: after });
  const field = poured.find((one) => one.no === no);
  if (field === undefined) throw new Error(`no field ${no}`);
  const { label, words, maxWords } = field;
  if (text !== null && maxWords !== null && words > maxWords) {
    const before = pour(turn, { ...found, told: without }).find((one) => one.no === no)?.words ?? 0;
    return turn.say('other_form_too_long', {
      ...{ code, word, part, no, label, words, maxWords },
      before: part === no ? 0 : before,
    });
  }
  if (text !== null || told.has(part))
    turn.do({ kind: 'tell_other_form', code, form: form.id, part, text, role });
  turn.say('other_form_told', {
    ...{ code, word, title: form.title, no, label, words, maxWords, dropped: text === null },
    next: poured.flatMap(({ missing }) => missing)[0] ?? null,
    // A text for the whole field stands in place of its parts.
    ...(part !== no && told.has(no) ? { whole: true } : {}),
  });
}

/** Has the form made as a document; it follows. While something is missing or too long it is a draft. */
export function printPoured(turn: Turn, id: string): void {
  const found = meant(turn, id);
  if (found === null) return;
  const { form, innovation } = found;
  const { code, name, editionId } = innovation;
  const what = `${form.title} ${form.year}, ${name ?? code} (${code})`;
  const paper = 'formulir-lain';
  turn.say('print_coming', { paper, what, draft: !isWhole(pour(turn, found)) });
  const subject = { paper, code, form: form.id } as const;
  turn.do({ kind: 'request_print', subject, editionId, nip: false });
  if (!isFiller(innovation, turn.person.id)) turn.do({ kind: 'note_reading', code });
}
