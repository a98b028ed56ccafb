// Turns what a checker or a coordinator asks into the command that answers it, where nothing waits for words of their own.
// It carries nothing out, and nothing it gives decides or changes anything.
import {
  type Asked,
  type AskedCommand,
  type Command,
  readAsked,
  readCommand,
  comparesChoices,
} from '../../language/index.ts';
import { looksAfter } from '../overview/overview.ts';
import { type Conversation, lookedAt, type Mode } from '../state.ts';
import type { Person } from '../world.ts';

/** The words of the commands; null where they are about what is looked at. */
const words: Readonly<Record<Asked, string | null>> = {
  unanswered: 'undangan',
  // A reminder is opened by its own words only; "ingatkan mereka" can follow what is shown.
  remind: 'belum mulai',
  basics: 'keadaan unit',
  region: 'skor daerah',
  late: 'terlambat',
  stuck: 'tertahan',
  not_begun: 'belum mulai',
  overview: 'keadaan unit',
  changes: null,
  holder: 'antrean',
  who_checked: null,
  brief: null,
  evidence_of: null,
  unit_people: 'daftar',
  queue: 'antrean',
  next: 'berikut',
};

/** True where a question is not taken for what is asked for. */
export const nothingIsWritten = (mode: Mode): boolean =>
  mode.name === 'idle' ||
  mode.name === 'confirming_act' ||
  mode.name === 'choosing_act' ||
  (mode.name === 'broadcasting' && !writtenSteps.has(mode.step));

const writtenSteps: ReadonlySet<string> = new Set(['units', 'work', 'text', 'options', 'time']);

/** Reads the command that answers a question; null where there is none, or for whoever neither checks nor looks after. */
export function askedCommand(state: Conversation, person: Person, text: string): Command | null {
  const { mode } = state;
  if (!nothingIsWritten(mode)) return null;
  // A mentor decides on nothing, and asks how the units of the gakor stand.
  const asks = person.grants.some(({ role }) => role !== 'innovator');
  // The difference between two choices is no change of an innovation.
  if (!asks || comparesChoices(text)) return null;
  const all = person.grants.some(({ role }) => role === 'coordinator' || role === 'mentor');
  const found = readAsked(text, all && looksAfter(person) ? 'looks_after' : 'checks');
  if (found === null) return null;
  const line = words[found.asked] ?? lineAbout(found, state);
  return line === null ? null : readCommand(line);
}

/** What is asked about one innovation: the one of that number in the list shown last, or the one looked at. */
function lineAbout(
  { asked, listed, indicator }: AskedCommand,
  { mode, listed: list }: Conversation,
): string {
  // A proof is that of an indicator, also where only "nomor" is said, once one innovation is looked at.
  const looking = lookedAt(mode);
  const ofItem = asked === 'evidence_of' ? (indicator ?? listed) : null;
  const numbered =
    listed !== null && asked !== 'evidence_of' && list?.of === 'queue'
      ? list.codes[listed - 1]
      : undefined;
  const code = numbered ?? looking;
  if (code === null) return 'antrean';
  if (asked === 'who_checked') return `riwayat ${code}`;
  return ofItem === null ? `lihat ${code}` : `baca indikator ${ofItem}`;
}
