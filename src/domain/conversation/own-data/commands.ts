// Rows of the table of commands that are about one's own data and sessions.
// What they do stands in the files they name.
import type { CommandRow } from '../command-row.ts';
import { dataRequests, ownData } from './own-data.ts';
import { asksForCopy } from './own-export.ts';
import { notMe } from '../roles/freezing.ts';
import { endAllSessions, endSessions, showSessions } from './sessions.ts';

/** The rows. */
export const ownDataRows: {
  readonly [
    Name in
      | 'sessions'
      | 'end_sessions'
      | 'end_all_sessions'
      | 'not_me'
      | 'my_data'
      | 'data_requests'
  ]: CommandRow<Name>;
} = {
  sessions: {
    during: 'anytime',
    needs: () => [{ kind: 'sessions' }],
    run: (turn) => showSessions(turn),
  },
  end_sessions: {
    during: 'anytime',
    needs: () => [{ kind: 'sessions' }],
    run: (turn, { rest }) => endSessions(turn, rest),
  },
  end_all_sessions: {
    during: 'anytime',
    needs: () => [{ kind: 'sessions' }],
    run: (turn, { rest }) => endAllSessions(turn, rest),
  },
  not_me: {
    during: 'anytime',
    needs: () => [{ kind: 'new_links' }],
    run: (turn) => notMe(turn),
  },
  my_data: {
    during: 'anytime',
    needs: ({ rest }) =>
      asksForCopy(rest) ? [{ kind: 'own_data' }, { kind: 'own_export' }] : [{ kind: 'own_data' }],
    run: (turn, { rest }) => ownData(turn, rest),
  },
  data_requests: {
    during: 'registered',
    needs: () => [{ kind: 'data_requests' }],
    run: (turn) => dataRequests(turn),
  },
};
