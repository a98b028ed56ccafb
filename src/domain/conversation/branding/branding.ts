// `bantu singkatan`, `bantu deskripsi`, `bantu naskah`: helps to make the innovation in hand known, out of what was filled in.
// It stores nothing, and shows nothing to whoever may not fill the innovation in.
import { description, shortForms, videoScript } from '../../branding.ts';
import { readBranding } from '../../language/index.ts';
import type { CommandRow } from '../command-row.ts';
import { noFocus, refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';

/** Words behind the command without a colon: an answer may begin like that, such as "Bantu singkatan nama layanan bagi warga". */
function isSentence(typed: string): boolean {
  const line = readBranding(typed);
  return line?.do === 'short' && line.name !== null && !typed.includes(':');
}

/** The row of the command. */
export const brandingRows: { readonly branding: CommandRow<'branding'> } = {
  branding: {
    during: ({ rest }) => (isSentence(rest ?? '') ? 'unwritten' : 'registered'),
    aside: true,
    run: (turn, { rest }) => {
      take(turn, rest ?? '');
      turn.nameOpen();
    },
  },
};

function take(turn: Turn, typed: string): void {
  const line = readBranding(typed);
  if (line === null) return turn.say('short_forms_how', {});
  const { innovation } = turn;
  if (line.do === 'short') {
    const own = innovation !== null && turn.mayFill(innovation) ? innovation.name : null;
    const name = line.name ?? own;
    if (name === null) return turn.say('short_forms_how', {});
    return turn.say('short_forms', { name, forms: shortForms(name) });
  }
  if (innovation === null) return noFocus(turn);
  if (!turn.mayFill(innovation)) return refuse(turn, 'write_draft');
  const name = innovation.name ?? innovation.code;
  if (line.do === 'describe')
    return turn.say('described', { name, text: description(innovation.answers) });
  const elements = turn
    .form()
    .items.flatMap((item) =>
      item.kind === 'indicator' ? (item.evidence.video?.elements ?? []) : [],
    );
  turn.say('video_script', { name, parts: videoScript(elements, innovation.answers).slice(0, 6) });
}
