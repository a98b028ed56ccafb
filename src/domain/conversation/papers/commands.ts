// Rows of the table of commands that print papers.
import { readPaper } from '../../language/index.ts';
import type { PaperName } from '../../papers.ts';
import type { CommandRow } from '../command-row.ts';
import { bundleRow } from './bundling.ts';
import { printAsked, printNeeds } from './printing.ts';

/** Papers whose names are answers, too: "laporan bulanan" is a product of a service, "kepatuhan" a benefit. */
const alsoAnswers: ReadonlySet<PaperName> = new Set([
  ...(['laporan-bulanan', 'daftar-kepatuhan', 'lembar-inovator'] as const),
]);

const duringOfPaper = ({ rest }: { readonly rest?: string }): 'unwritten' | 'registered' =>
  alsoAnswers.has(readPaper(rest).paper) ? 'unwritten' : 'registered';

/** What is printed of an innovation, and of a unit or the region. */
export const paperRows: {
  readonly [Name in 'form' | 'recap' | 'bundle']: CommandRow<Name>;
} = {
  form: {
    during: duringOfPaper,
    about: 'looked_at',
    needs: ({ rest }) => printNeeds(rest),
    run: printAsked,
  },
  recap: {
    during: duringOfPaper,
    needs: ({ rest }) => printNeeds(rest),
    run: printAsked,
  },
  bundle: bundleRow,
};
