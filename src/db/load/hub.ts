// Loads what is published for a conversation.
// It reads inside the transaction that will carry out the step, and decides nothing.
import type { FoundCard, HubNeed } from '../../domain/conversation/hub/types.ts';
import { may, reachOf } from '../../domain/access.ts';
import { pastCardsOfPage } from '../../domain/conversation/hub/past-cards.ts';
import { cardsOfPage } from '../../domain/conversation/hub/searching.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { countCards, listCards, readCard } from '../views/hub.ts';
import { listPastCards, readPastCard } from '../views/past-cards.ts';
import { toldFor } from '../views/other-forms.ts';
import type { LoadersOf } from './context.ts';
import {
  copiesOf,
  copyNumbered,
  newNumber,
  peersByItem,
  peersOf,
  questionNumbered,
  questionsOf,
  readSource,
} from './hub-talk.ts';

/** More than these are not counted in a chat. */
const mostCounted = 200;

const found = ({ code, name, unitId, year }: FoundCard): FoundCard => ({
  code,
  name,
  unitId,
  year,
});

/** Loaders of the catalogue. */
export const hubLoaders: LoadersOf<HubNeed> = {
  hub_card: async ({ code }, { db }) => {
    const card = await readCard(db, code);
    return { hubCard: card === null ? null : found(card) };
  },
  past_cards: async ({ page }, { db, person }) => {
    const all = may(person.grants, 'take_over_records').ok;
    const { units } = reachOf(person.grants, 'publish_card');
    const skip = (page - 1) * pastCardsOfPage;
    const limit = pastCardsOfPage;
    return { pastCards: await listPastCards(db, all ? null : units, { limit, skip }) };
  },
  past_card: async ({ number }, { db }) => ({ pastCard: await readPastCard(db, number) }),
  hub_search: async ({ words, page }, { db }) => {
    const total = await countCards(db, { words }, mostCounted + 1);
    const skip = (page - 1) * cardsOfPage;
    const rows =
      skip >= total || skip >= mostCounted
        ? []
        : await listCards(db, { words }, { limit: cardsOfPage, skip, count: total });
    return {
      hubFound: {
        rows: rows.map(found),
        total: Math.min(total, mostCounted),
        more: total > mostCounted,
      },
    };
  },
  hub_source: async ({ code }, { db }) => ({ hubSource: await readSource(db, code) }),
  hub_copies: async ({ code }, { db }) => ({ hubCopies: await copiesOf(db, code) }),
  hub_request: async ({ number, copies }, { db }) => {
    const hubCopy = await copyNumbered(db, number);
    if (hubCopy === null || copies !== true) return { hubCopy };
    return { hubCopy, hubCopies: await copiesOf(db, hubCopy.source.code) };
  },
  hub_number: ({ of }, { db, person }) => newNumber(db, of, person.id),
  hub_thread: async ({ code }, { db }) => ({ hubThread: await questionsOf(db, code) }),
  hub_question: async ({ number }, { db }) => ({ hubQuestion: await questionNumbered(db, number) }),
  hub_peers_each: async (_, { db, person, focus }) => {
    const unitId = focus?.unitId ?? person.unitId;
    const rows = await peersByItem(db, unitId);
    return { hubPeersEach: new Map(rows.map(({ item, ...card }) => [item, found(card)])) };
  },
  other_form: async ({ code, form }, { db }) => ({ otherForm: await toldFor(db, code, form) }),
  hub_peers: async ({ no }, { db, currentEdition }) => {
    const item = formOf(currentEdition).items.find(
      (one) => one.kind === 'indicator' && one.no === no,
    );
    return { hubPeers: item === undefined ? [] : (await peersOf(db, item.id)).map(found) };
  },
};
