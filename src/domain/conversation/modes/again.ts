// Shows again what is open, after something else was said: nobody has to scroll up to know what was asked.
// It opens nothing and stores nothing.
import { askToComplete } from '../commands/completing.ts';
import { invite } from '../commands/invitation.ts';
import { numbered, yesNo } from '../choices.ts';
import { formOf } from '../../edition/journey.ts';
import { showAnswer } from '../../edition/show.ts';
import type { Confirming } from '../state.ts';
import type { Turn } from '../turn.ts';
import { showQuestion } from './question.ts';
import { askConsent } from './start.ts';

/** Repeats whatever is open; says nothing where nothing is. */
export function askAgain(turn: Turn): void {
  const mode = turn.mode;
  switch (mode.name) {
    case 'asking':
      return showQuestion(turn);
    case 'confirming':
      return repeatConfirmation(turn, mode);
    case 'consent':
      return askConsent(turn, mode.invitation);
    case 'choosing_unit':
      turn.say('ask_unit', {});
      turn.offer(numbered(mode.offered.map((id) => turn.unitName(id))));
      return;
    case 'giving_name':
      turn.say('ask_name', {});
      return;
    case 'naming_innovation':
      return askInnovationName(turn);
    case 'confirming_submit':
      turn.say('ask_submit', { code: turn.needFocus().code });
      turn.offer(yesNo);
      return;
    case 'confirming_withdraw':
      turn.say('withdraw_check', { code: mode.code, name: null });
      turn.offer(yesNo);
      return;
    case 'confirming_cancel':
      return askWhetherToStop(turn);
    case 'picking_draft':
      turn.say('pick_number', { count: mode.codes.length });
      return;
    case 'inviting':
      if (mode.role === null) return invite(turn, undefined);
      turn.say('ask_invite_unit', { role: mode.role, typed: '' });
      turn.offer(numbered(mode.offered.map((id) => turn.unitName(id))));
      return;
    case 'returning':
      turn.say('notes_so_far', {
        code: mode.code,
        name: mode.code,
        count: mode.notes.length + (mode.doubt?.length ?? 0),
      });
      return;
    case 'monev':
      turn.say('monev_open', { code: mode.code, no: mode.no, part: mode.part });
      return;
    case 'monev_officer':
    case 'monev_end': {
      const part = mode.name === 'monev_end' ? 'end' : 'officer';
      turn.say('monev_open', { code: mode.code, no: null, part });
      return;
    }
    case 'completing':
      return askToComplete(turn, mode);
    case 'proving':
      turn.say('prove_phone', {});
      turn.askPhone();
      return;
    case 'new':
    case 'group':
    case 'idle':
      return;
  }
}

/** Asks for the name of a new innovation. */
export function askInnovationName(turn: Turn): void {
  const form = formOf(turn.world.currentEdition);
  const item = form.byId.get(form.definition.nameItem);
  if (item === undefined) throw new Error('an edition without a name item');
  turn.say('ask_innovation_name', { label: item.label, help: item.help });
}

/** Asks whether to stop for now; everything is stored either way. */
export function askWhetherToStop(turn: Turn): void {
  turn.say('cancel_what', {});
  turn.offer([
    { label: { key: 'put_aside' }, reply: 'ya', numbered: true },
    { label: { key: 'go_on' }, reply: 'tidak', numbered: true },
  ]);
}

function repeatConfirmation(turn: Turn, mode: Confirming): void {
  const item = turn.form().byId.get(mode.item);
  if (item === undefined) throw new Error(`no item ${mode.item}`);
  const value = showAnswer(item, mode.value);
  const stored = turn.needFocus().answers.get(item.id)?.value;
  const now = stored === undefined ? '-' : showAnswer(item, stored);
  if (mode.why === 'edited')
    turn.say('edit_question', { label: item.label, before: now, after: value });
  else if (mode.why === 'overwrite')
    turn.say('someone_answered', { label: item.label, theirs: now, yours: value });
  else {
    const why = mode.why === 'text_file' ? 'choice' : mode.why;
    turn.say('read_back', { label: item.label, value, why });
  }
  turn.offer(mode.why === 'overwrite' ? mineOrTheirs : yesNo);
}

/** The choice between one's own answer and the one that somebody else gave meanwhile. */
export const mineOrTheirs = [
  { label: { key: 'use_mine' }, reply: 'ya', numbered: true },
  { label: { key: 'keep_theirs' }, reply: 'tidak', numbered: true },
] as const;
