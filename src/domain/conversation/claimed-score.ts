// The claimed maturity of an innovation, as the conversation shows it.
// It never speaks of verified levels: those are Bappedalitbang's.
import type { Innovation } from '../innovation/innovation.ts';
import { maturity } from '../score.ts';
import type { Turn } from './turn.ts';

/** The claimed maturity of an innovation as shown to people; null where the edition has no weights. */
export function claimedScore(turn: Turn, innovation: Innovation): number | null {
  const definition = turn.world.editionOf(innovation.editionId, innovation.editionVersion);
  const answers = new Map([...innovation.answers].map(([item, answer]) => [item, answer.value]));
  const stored = new Set(
    innovation.files.filter((file) => file.state === 'stored').map((file) => file.item),
  );
  return maturity(definition, answers, (item) => {
    const value = answers.get(item);
    return stored.has(item) || (value?.type === 'indicator' && value.links.length > 0);
  }).score;
}
