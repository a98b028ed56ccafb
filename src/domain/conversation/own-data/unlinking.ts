// Giving up one of one's own channels: the address becomes a stranger's, everything else stays with the person.
// It never takes the last one: a person without an address could not come back. While a joining can be taken back, only
// the account that was joined can be given up; it becomes again what it was.
import type { ActRow } from '../shared/acting.ts';
import type { Turn } from '../turn.ts';

/** Days during which every address of both people can take a joining of two accounts back. */
export const linkUndoDays = 7;

/** Lists the channels of this person; the number of one asks for the code that gives it up. */
export function unlink(turn: Turn): void {
  const all = turn.world.loaded.addresses ?? [];
  const addresses = all.filter(({ stays }) => !stays);
  if (all.length < 2) {
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
