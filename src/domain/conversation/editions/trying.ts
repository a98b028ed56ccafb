// A trial of an edition in a chat: whoever publishes editions walks through one as an innovator would, published or not.
// The steps are those of the engine; nothing that they want done is carried out, and the answers live in the conversation alone.
import type { EditionDefinition } from '../../edition/definition.ts';
import { findEdition } from '../../edition/editions/index.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import { readTypedEdition } from '../../language/index.ts';
import type { CommandRow } from '../command-row.ts';
import { beginInnovation } from '../filling/naming.ts';
import { refuse } from '../shared/refusing.ts';
import { type Conversation, type ModeOf, newConversation } from '../state.ts';
import { Turn } from '../turn.ts';
import type { Person, World } from '../world.ts';
import { editionMeant, sayUnknown } from './exporting.ts';
import type { TrialDraft, TrialOf } from './types.ts';

/** What a trial knows: a person who fills in and is nothing else, one edition, and nothing that was stored. */
export function trialWorld(
  turn: Turn,
  edition: EditionDefinition,
  focus: Innovation | null,
): World {
  const { units } = turn.world;
  const unitId = turn.person.unitId ?? units[0]?.id ?? null;
  return {
    ...{ person: trialPerson(turn.person, unitId), units, focus },
    ...{ currentEdition: edition, editionOf: () => edition },
    loaded: { draftsBegun: 0, calendar: turn.world.loaded.calendar ?? null },
  };
}

/** Somebody with the role of an innovator and no other. */
export const trialPerson = (person: Person, unitId: string | null): Person => ({
  ...person,
  unitId,
  grants: [{ role: 'innovator', unitId }],
});

/** The draft of a trial as it is kept in the conversation, and back. */
export const keptDraft = (innovation: Innovation | null): TrialDraft | null =>
  innovation === null ? null : { ...innovation, answers: [...innovation.answers], openItems: null };

/** The draft of a trial out of the conversation. */
export const draftKept = (draft: TrialDraft | null): Innovation | null =>
  draft === null ? null : { ...draft, answers: new Map(draft.answers) };

/** Says what a step of the trial says, under the mark of a trial, and keeps where it stands. What it wants done is not done. */
export function keepTrial(
  turn: Turn,
  of: TrialOf,
  edition: EditionDefinition,
  inner: ReturnType<Turn['finish']>,
): void {
  turn.say('trial_mark', { title: edition.title, version: edition.version });
  const { reply, effects, state, focus } = inner;
  // Handing in is where a trial ends: the draft stays as it was.
  const hands = effects.some(({ kind }) => kind === 'take_step');
  if (hands) turn.say('trial_handed', {});
  else for (const part of reply?.parts ?? []) turn.sayPart(part);
  if (!hands) turn.offer(reply?.choices ?? []);
  const after: Conversation = hands ? { ...state, mode: { name: 'idle' } } : state;
  const kept = hands && focus !== null ? { ...focus, state: 'draft' as const } : focus;
  turn.open({ name: 'trying', of, inner: { ...after, replies: [] }, draft: keptDraft(kept) });
  if (!hands && reply?.prompt === null) turn.aside();
  // Nothing is asked: what can be typed is said.
  else if (after.mode.name === 'idle') turn.nameOpen();
}

/** The edition that a trial is of; null where it is no longer there. */
export function editionTried(turn: Turn, of: TrialOf): EditionDefinition | null {
  if ('id' in of) return findEdition(of.id, of.version);
  const found = turn.world.loaded.trialEdition ?? null;
  return found?.fileId === of.fileId ? found.definition : null;
}

/** `coba edisi` for the workbook that was sent last, `coba edisi balangan-2026` for one that is here already. */
export const editionTryRow: CommandRow<'edition_try'> = {
  // Short words of other people's answers.
  during: 'unwritten',
  needs: () => [{ kind: 'trial_edition', fileId: null }],
  run: (turn, { rest }) => {
    if (!turn.may('publish_edition')) return refuse(turn, 'publish_edition');
    const typed = readTypedEdition(rest);
    const sent = turn.world.loaded.trialEdition ?? null;
    if (typed.said === '' && sent !== null)
      return begin(turn, { fileId: sent.fileId }, sent.definition);
    const found = editionMeant(turn, typed);
    if (found !== null) return begin(turn, { id: found.id, version: found.version }, found);
    sayUnknown(turn, typed);
  },
};

function begin(turn: Turn, of: TrialOf, edition: EditionDefinition): void {
  const inner = new Turn(
    trialWorld(turn, edition, null),
    { ...newConversation, mode: { name: 'idle' }, prompt: turn.state.prompt },
    turn.moment,
  );
  beginInnovation(inner);
  keepTrial(turn, of, edition, inner.finish());
}

/** Ends a trial: what was answered in it is gone, and the conversation is as before. */
export function endTrial(turn: Turn, { draft }: ModeOf<'trying'>): void {
  turn.open({ name: 'idle' });
  turn.say('trial_ended', { answers: draft?.answers.length ?? 0 });
}
