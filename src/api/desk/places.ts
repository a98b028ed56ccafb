// What stands under "Lainnya" in the bar: pages for whoever looks after people, dates, broadcasts and papers.
// Each by a row of the access table; what one may not open is not there.
import { type Action, reachOf } from '../../domain/access.ts';
import type { Person } from '../../domain/conversation/world.ts';

/** What people do to their own things on a page of its own: filling in, and judging what they were given. */
const ownPlaces: ReadonlySet<Action> = new Set(['write_draft', 'score_entry']);

/** True for somebody who may do one of these to more than their own things, or has a page for their own. */
const reachesOthers = ({ grants }: Person, ...actions: readonly Action[]): boolean =>
  actions.some((action) => {
    const { all, own, units } = reachOf(grants, action);
    return all || units.length > 0 || (ownPlaces.has(action) && own);
  });

const places: readonly {
  readonly href: string;
  readonly name: string;
  readonly actions: readonly Action[];
}[] = [
  {
    href: '/meja/siaran',
    name: 'Siaran & acara',
    actions: ['broadcast_unit', 'broadcast_all'],
  },
  { href: '/meja/lomba', name: 'Lomba', actions: ['run_contest', 'score_entry'] },
  { href: '/meja/orang', name: 'Orang & undangan', actions: ['invite_innovator'] },
  { href: '/meja/unit', name: 'Unit & gakor', actions: ['manage_edition'] },
  { href: '/meja/edisi', name: 'Edisi & jadwal', actions: ['manage_edition'] },
  { href: '/meja/isian', name: 'Isian saya', actions: ['write_draft'] },
  { href: '/meja/berkas', name: 'Berkas & cetak', actions: ['list_innovations'] },
];

/** The pages that somebody has there. */
export const morePlaces = (
  person: Person,
): readonly { readonly href: string; readonly name: string }[] =>
  places.flatMap(({ href, name, actions }) =>
    reachesOthers(person, ...actions) ? [{ href, name }] : [],
  );
