// "urut 2 1 3" puts the pages of a PDF that was made of photos into another order; "pisah" takes it apart, and its photos
// are evidence of their own again. It makes no PDF, and never touches a file that came as a PDF.
import type { EvidenceFile } from '../../edition/answer.ts';
import type { Item } from '../../edition/definition.ts';
import { placeOf } from '../../edition/journey.ts';
import { isOpenItem } from '../../innovation/innovation.ts';
import { readPageOrder } from '../../language/index.ts';
import { joinedPhotos, partedPhotos } from '../focus-changes.ts';
import { noFocus } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { maxFilesOf } from './accepting.ts';
import type { SetAside } from './types.ts';

/** The pages of a PDF that was made of photos, in their order. */
export const pagesOf = (turn: Turn, { id }: EvidenceFile): readonly SetAside[] =>
  (turn.world.loaded.setAside ?? []).filter(({ pageOf }) => pageOf === id);

/** Puts the pages of the PDF that is meant into the order that was typed. */
function orderPages(turn: Turn, rest: string): void {
  const { numbers, indicator } = readPageOrder(rest);
  const pdf = meantPdf(turn, indicator);
  if (pdf === null) return;
  const pages = pagesOf(turn, pdf);
  const asIs = pages.map((_, at) => at + 1);
  if (numbers === null || numbers.toSorted((a, b) => a - b).join() !== asIs.join()) {
    turn.say('page_order_how', { name: pdf.name, pages: pages.length });
    return turn.nameOpen();
  }
  if (numbers.join() === asIs.join()) {
    turn.say('pages_in_order', { name: pdf.name });
    return turn.nameOpen();
  }
  const order = numbers.flatMap((number) => pages[number - 1]?.id ?? []);
  const was = pages.map(({ id }) => id);
  const { name } = pdf;
  turn.change(joinedPhotos(turn.needFocus(), pdf.item, [], { into: pdf, name, order, was }));
  turn.markRepaired(pdf.item);
  turn.say('pages_ordered', { name: pdf.name, order: numbers });
  turn.nameOpen();
}

/** Takes the PDF that is meant apart. */
function partPages(turn: Turn, rest: string): void {
  const { indicator } = readPageOrder(rest);
  const pdf = meantPdf(turn, indicator);
  if (pdf === null) return;
  const innovation = turn.needFocus();
  const item = turn.form().byId.get(pdf.item);
  const pages = pagesOf(turn, pdf);
  const beside = innovation.files.filter((file) => file.item === pdf.item && file !== pdf).length;
  const room = item === undefined ? 0 : maxFilesOf(item) - beside;
  if (pages.length > room) {
    turn.say('pages_too_many', { name: pdf.name, pages: pages.length, room });
    return turn.nameOpen();
  }
  turn.change(partedPhotos(innovation, pdf, pages));
  const { send } = turn.state;
  if (send !== undefined) {
    const parted = new Set([...(send.parted ?? []), ...pages.map(({ id }) => id)]);
    turn.setSend({ ...send, parted: [...parted] }, 'moved');
  }
  turn.markRepaired(pdf.item);
  turn.say('pages_parted', { name: pdf.name, pages: pages.map(({ name }) => name) });
  turn.nameOpen();
}

/** The PDF of photos that is meant: of the indicator that was named, else of the open item, else the only or newest one. */
function meantPdf(turn: Turn, indicator: number | null): EvidenceFile | null {
  const { innovation, mode } = turn;
  if (innovation === null) {
    noFocus(turn);
    return null;
  }
  const all = innovation.files.filter(
    (file) => file.state === 'stored' && file.pages !== undefined && pagesOf(turn, file).length > 1,
  );
  const numberOf = (file: EvidenceFile): number | null => {
    const item: Item | undefined = turn.form().byId.get(file.item);
    return item?.kind === 'indicator' ? placeOf(turn.form(), item).no : null;
  };
  const open = mode.name === 'asking' ? all.filter(({ item }) => item === mode.item) : [];
  const named = indicator === null ? null : all.filter((file) => numberOf(file) === indicator);
  const found = (named ?? (open.length > 0 ? open : all)).at(-1);
  if (found === undefined) {
    const onTheWay = innovation.files.some(
      ({ state, pages }) => pages !== undefined && (state === 'announced' || state === 'fetching'),
    );
    turn.say('no_pages', { onTheWay, ...(indicator === null ? {} : { indicator }) });
    turn.nameOpen();
    return null;
  }
  if (isOpenItem(innovation, found.item)) return found;
  turn.say('not_open', { code: innovation.code, state: innovation.state });
  turn.nameOpen();
  return null;
}

const needs = (): readonly Need[] => [{ kind: 'set_aside', code: null }];

/** The rows of the table of commands. */
export const pageRows = {
  order_pages: {
    during: 'registered',
    needs,
    run: (turn: Turn, { rest }: { readonly rest?: string }): void => orderPages(turn, rest ?? ''),
  },
  part_pages: {
    during: 'registered',
    needs,
    run: (turn: Turn, { rest }: { readonly rest?: string }): void => partPages(turn, rest ?? ''),
  },
} as const;
