// Which one-time codes a step gives out or keeps in mind: what must not lie readable where the step is stored.
// It makes no code and checks none.
import type { Effect } from './effect.ts';
import type { Conversation } from './state.ts';

/** The codes that a step's effects make. */
export function codesMadeBy(effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((effect): readonly string[] => {
    switch (effect.kind) {
      case 'show_card':
        return [effect.cardCode];
      case 'show_batch':
        return [effect.batchCode, ...effect.cards.map(({ cardCode }) => cardCode)];
      case 'show_confirmation':
      case 'create_invitation':
      case 'create_link_code':
        return [effect.code];
      case 'create_co_fill_code':
        return [effect.secret];
      case 'create_upload_link':
      case 'create_desk_link':
        return [effect.token];
      default:
        return [];
    }
  });
}

/** The codes that somebody typed and that wait in an open mode. */
export function codesWaitingIn({ mode }: Conversation): readonly string[] {
  if (mode.name === 'confirming_code') return [mode.code];
  return 'invitation' in mode && typeof mode.invitation === 'string' ? [mode.invitation] : [];
}
