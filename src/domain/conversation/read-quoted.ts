// What a message asks or shows, for whoever quotes it later: which items, at which step, or which card.
// It reads messages as data; it never decides what an answer that quotes them is worth.
import type { Message, MessageKey } from './message.ts';
import { isAsking } from './open-question.ts';
import type { AskStep } from './filling/types.ts';
import type { Quoted } from './quoted.ts';

const steps: Partial<Record<MessageKey, AskStep>> = {
  ask_variant: 'variant',
  ask_level: 'level',
  ask_description: 'description',
  ask_files: 'files',
  ask_document_confirm: 'document_confirm',
  ask_document_number: 'document_number',
  ask_document_date: 'document_date',
  ask_document_subject: 'document_subject',
};

/** Reads what a message asks or shows; null where quoting it says nothing. */
export function quotedOf(message: Message): Quoted | null {
  const place = message.parts.flatMap((part) => (part.key === 'where' ? [part.args] : [])).at(-1);
  const together = message.parts.flatMap((part) =>
    part.key === 'ask_together' ? part.args.questions.map(({ item }) => item) : [],
  );
  const asks = isAsking(message);
  const cards = cardsIn(message);
  const card = cards.length === 1 ? (cards[0] ?? null) : null;
  if (!asks && card === null) return null;
  const own = place === undefined ? [] : [place.item];
  return {
    prompt: asks ? message.prompt : null,
    code: place?.code ?? null,
    items: asks ? (together.length > 0 ? together : own) : [],
    step: message.parts.flatMap(({ key }) => steps[key] ?? []).at(-1) ?? 'value',
    card,
  };
}

/** The codes of the cards that a message shows, each once. */
function cardsIn(message: Message): readonly string[] {
  const found = message.parts.flatMap((part): (string | null)[] => {
    switch (part.key) {
      case 'decide_how':
      case 'level_set':
        return [part.args.cardCode];
      case 'batch':
        return part.args.rows.map(({ cardCode }) => cardCode);
      default:
        return [];
    }
  });
  return [...new Set(found.filter((code) => code !== null))];
}
