// Giving up one of one's own channels: the address becomes a stranger's, everything else stays with the person.
// It never takes the last one: a person without an address could not come back.
import type { ActRow } from '../shared/acting.ts';
import type { Turn } from '../turn.ts';

/** Lists the channels of this person; the number of one asks for the code that gives it up. */
export function unlink(turn: Turn): void {
  const addresses = turn.world.loaded.addresses ?? [];
  if (addresses.length < 2) {
    turn.say('unlink_only_one', {});
    return;
  }
  turn.say('unlink_list', {
    rows: addresses.map(({ channel, nativeId }) => ({ channel, nativeId })),
  });
  turn.open({
    name: 'choosing_act',
    options: addresses.map(({ id, channel }) => ({ do: 'unlink', addressId: id, channel })),
  });
}

/** The giving up of a channel. */
export const linkActs: { readonly unlink: ActRow<'unlink'> } = {
  unlink: {
    may: (turn) => turn.may('unlink_address', { own: true }),
    label: (_, { channel }) => channel,
    ask: (turn, { channel }) => turn.say('unlink_ask', { channel }),
    done: (turn, { channel }) => turn.say('unlinked', { channel }),
  },
};
