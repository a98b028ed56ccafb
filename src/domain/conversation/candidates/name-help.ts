// Help with the name of an innovation: three patterns out of what was told, and three checks of a name that was given.
// No check stops anybody: the name is stored as typed, and what was seen is said once.
import { letterMissing, longName, namesFrom } from '../../language/index.ts';
import { unitKinds } from '../../region.ts';
import { lookAlikes } from '../checking/look-alikes.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { homeUnit } from './reach.ts';

/** `bantu nama`: shows the patterns, with names out of the sentence that is known. */
export function helpWithName(turn: Turn): void {
  const { mode } = turn;
  const sentence =
    mode.name === 'naming_innovation' || mode.name === 'asking_signs'
      ? mode.sentence
      : turn.innovation?.found?.sentence;
  const unit = turn.unit(homeUnit(turn));
  const ofPlace = unitKinds().some((kind) => kind.id === unit?.kind && kind.ofPlace);
  const place = unit !== null && ofPlace ? (unit.name.split(' ').at(-1) ?? null) : null;
  turn.say('name_help', {
    names: sentence === undefined ? null : namesFrom(sentence),
    place,
    asked: mode.name === 'naming_innovation',
  });
  turn.nameOpen();
}

/** Longest name that is compared with others. */
const longestCompared = 300;

/** What must be loaded to compare a name. */
export const nameNeeds = (text: string): readonly Need[] =>
  text.length > longestCompared ? [] : [{ kind: 'similar', name: text.trim() }];

/** Says what was seen in a name that is stored now; nothing where all is well. */
export function checkName(turn: Turn, name: string): void {
  const { grants } = turn.person;
  const asker = { grants, unitName: (id: string) => turn.unitName(id) };
  const { similar, elsewhere } = lookAlikes(asker, turn.world.loaded.similar ?? []);
  const letter = letterMissing(name);
  const long = name.trim().length > longName && !name.includes('(');
  if (letter === null && similar.length === 0 && !elsewhere && !long) return;
  const [first] = similar;
  turn.say('name_checked', {
    letter,
    similar:
      first === undefined
        ? null
        : {
            ...{ name: first.name, unit: first.unit },
            ...(first.published === true ? { published: first.code } : {}),
          },
    elsewhere: elsewhere && first === undefined,
    long,
  });
}
