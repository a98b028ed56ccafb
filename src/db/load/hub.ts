// Loads what is published for a conversation.
// It reads inside the transaction that will carry out the step, and decides nothing.
import type { FoundCard, HubNeed } from '../../domain/conversation/hub/types.ts';
import { cardsOfPage } from '../../domain/conversation/hub/searching.ts';
import { type CardRow, countCards, listCards, readCard } from '../views/hub.ts';
import type { LoadersOf } from './context.ts';

/** More than these are not counted in a chat. */
const mostCounted = 500;

const found = ({ code, name, unitId, year }: CardRow): FoundCard => ({ code, name, unitId, year });

/** Loaders of the catalogue. */
export const hubLoaders: LoadersOf<HubNeed> = {
  hub_card: async ({ code }, { db }) => {
    const card = await readCard(db, code);
    return { hubCard: card === null ? null : found(card) };
  },
  hub_search: async ({ words, page }, { db }) => {
    const total = await countCards(db, { words }, mostCounted + 1);
    const skip = (page - 1) * cardsOfPage;
    const rows =
      skip >= total || skip >= mostCounted
        ? []
        : await listCards(db, { words }, { limit: cardsOfPage, skip });
    return {
      hubFound: {
        rows: rows.map(found),
        total: Math.min(total, mostCounted),
        more: total > mostCounted,
      },
    };
  },
};
