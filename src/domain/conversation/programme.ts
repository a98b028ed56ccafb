// The commands of the programme around the form, subject by subject: candidates, overviews, visits, meetings, promises, proposals, the
// contest, naming and the catalogue. It puts the subjects' rows together and says nothing of its own.
import { brandingRows } from './branding/branding.ts';
import { candidateRows } from './candidates/commands.ts';
import { contestRows } from './contest/commands.ts';
import { publishRow } from './hub/publishing.ts';
import { pastCardRow } from './hub/past-cards.ts';
import { hubRow } from './hub/searching.ts';
import { meetingRows } from './meetings/commands.ts';
import { overviewRows } from './overview/commands.ts';
import { promiseRows } from './promises/promising.ts';
import { proposalRows } from './proposals/proposing.ts';
import { signedRow } from './signed/noting.ts';
import { visitRows } from './visits/commands.ts';

/** The rows of these subjects. */
export const programmeRows = {
  ...candidateRows,
  ...overviewRows,
  ...visitRows,
  ...meetingRows,
  ...promiseRows,
  ...proposalRows,
  ...contestRows,
  ...brandingRows,
  signed: signedRow,
  publish: publishRow,
  hub: hubRow,
  past_card: pastCardRow,
};
