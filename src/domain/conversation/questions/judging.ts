// Judges what a message is where a question of ours is open: an answer, a question to us, or one of the two. In doubt it
// is neither: nothing is stored and nothing is answered before the person has said which. It knows no dialogue.
import { asksByItself, type QuestionReading, readYesNo } from '../../language/index.ts';

/**
 * What is open. `name`: of an innovation, which may be any words; `person`: of somebody; `short` and `long`: a text;
 * `closed`: something that only certain words answer, and this message does not; `loose`: the same, and something could be
 * read out of it all the same; `step`: the same where it is not known whether it does; `idle`: nothing.
 */
export type Place =
  | 'name'
  | 'person'
  | 'short'
  | 'long'
  | 'closed'
  | 'loose'
  | 'step'
  | 'basket'
  | 'idle';

/** What a message is. */
export type Verdict = 'answer' | 'question' | 'doubt';

/** Longest text at a long question that may be a question; longer ones are the text, whatever they ask in it. */
const LONGEST_QUESTION = 15;
const LONGEST_NAME = 12;
/** Shortest text of a form that is taken without asking: words more than this. */
const LONGEST_SCRAP = 4;
const LONGEST_TALK = 8;
const LONGEST_PERSON = 8;
const LONGEST_KNOWN = 5;
/** What only begins as a question does, and is as short as this, asks. */
const LONGEST_BEGUN = 3;

/** Judges a message. */
export function judge(text: string, reading: QuestionReading, place: Place): Verdict {
  const { intents, mark, begins, asks, talks, casual, chatty, words } = reading;
  const known = intents.length > 0;
  const byItself = intents.some(asksByItself) && words <= 8;
  const bare = /^\d{1,3}[.)]?$/u.test(text.trim());
  const likeTalk = soundsLikeTalk(reading);
  switch (place) {
    case 'idle':
      return known || mark || begins ? 'question' : 'answer';
    case 'closed':
      return (known && (asks || byItself || casual)) || mark || begins ? 'question' : 'answer';
    case 'loose':
      return known || mark || begins || asks ? 'question' : 'answer';
    case 'step':
    case 'basket':
      if (words > LONGEST_QUESTION) return 'answer';
      if (mark || (known && (asks || byItself))) return 'question';
      // "Bisa diakses lewat WhatsApp" begins as a question does, and may describe what is asked.
      if (begins && words <= LONGEST_BEGUN) return 'question';
      return (begins && words <= LONGEST_TALK) || (place === 'basket' && likeTalk)
        ? 'doubt'
        : 'answer';
    case 'name':
      if (mark) return known || begins ? 'question' : 'doubt';
      // A short form with its long form in brackets is a name, whatever word it begins with.
      if (!known && /\(\p{L}[^()]{2,300}\)/u.test(text)) return 'answer';
      if (known && asks) return begins || talks || words > 2 ? 'question' : 'doubt';
      return begins || byItself || bare || likeTalk || saysYesOrNo(text) || words > LONGEST_NAME
        ? 'doubt'
        : 'answer';
    case 'person':
      if (mark || begins || (known && asks)) return known ? 'question' : 'doubt';
      return byItself || likeTalk || saysYesOrNo(text) || namesIn(text) > LONGEST_PERSON || bare
        ? 'doubt'
        : 'answer';
    case 'short':
      if (mark || begins) return known ? 'question' : 'doubt';
      if (known && asks) return talks || words <= LONGEST_NAME ? 'question' : 'doubt';
      return byItself || bare || likeTalk ? 'doubt' : 'answer';
    case 'long':
      if (words === 0 || words > LONGEST_QUESTION) return 'answer';
      if (mark || begins) return known ? 'question' : 'doubt';
      // A sentence of the form may speak of what is asked, too: answered silently it would be lost.
      if (known && asks)
        return talks || (likeTalk && (chatty || (casual && words <= LONGEST_KNOWN)))
          ? 'question'
          : 'doubt';
      return byItself || bare || likeTalk || isScrap(text, reading) ? 'doubt' : 'answer';
  }
}

/** A few words in small letters without a figure: hardly the text of a form, but it may be. */
const isScrap = (text: string, { casual, words, digits }: QuestionReading): boolean =>
  casual && !digits && words <= LONGEST_SCRAP && !saysYesOrNo(text);

/**
 * Talk that asks, or speaks of what people ask about, or begins or ends as talk does: hardly a name and hardly a line of a
 * form, but it may be. With a capital at its head, as telephones write what is dictated, more must speak for it.
 */
function soundsLikeTalk({ intents, asks, casual, plain, chatty, words }: QuestionReading): boolean {
  const known = intents.length > 0;
  if (casual)
    return (
      (words <= LONGEST_TALK && (asks || known || chatty)) ||
      (words <= LONGEST_QUESTION && asks && (known || chatty))
    );
  return (
    plain &&
    ((words <= LONGEST_NAME && asks) ||
      (words <= LONGEST_TALK && chatty) ||
      (words <= LONGEST_KNOWN && known))
  );
}

/** Words between blanks that are no figures: a NIP may stand behind a name. */
const namesIn = (text: string): number =>
  text
    .slice(0, 400)
    .split(/\s/u)
    .filter((word) => /\p{L}/u.test(word)).length;

/** True for "lanjut", "oke", "siap": a name may be such a word, but hardly anybody means one. */
const saysYesOrNo = (text: string): boolean => readYesNo(text).kind !== 'unclear';
