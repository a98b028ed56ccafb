// The desk in the browser, put together: signing in, what waits, innovations, papers, units, the summary, health.
// It holds no page itself.
import type { FastifyInstance } from 'fastify';
import { createDeskGate } from '../desk/gate.ts';
import type { ServerParts } from '../parts.ts';
import { deskBroadcastRoutes } from './desk/broadcasts.ts';
import { deskEditionRoutes } from './desk/editions.ts';
import { deskWorkbookRoutes } from './desk/edition-workbooks.ts';
import { deskTemplateRoutes } from './desk/paper-templates.ts';
import { deskFaceRoutes } from './desk/faces.ts';
import { deskScanRoutes } from './desk/scans.ts';
import { deskBundleRoutes } from './desk/bundles.ts';
import { deskContestEntryRoutes } from './desk/contest-entry.ts';
import { deskContestRoutes } from './desk/contest.ts';
import { deskCatalogueRoutes } from './desk/catalogue.ts';
import { deskComposingRoutes } from './desk/composing.ts';
import { deskFormRemovingRoutes } from './desk/form-removing.ts';
import { deskFillingItemRoutes, deskFillingPartRoutes, deskFillingRoutes } from './desk/filling.ts';
import { deskFormFileRoutes, deskHandingInRoutes } from './desk/form-ending.ts';
import { deskHealthRoutes } from './desk/health.ts';
import { deskInnovationRoutes } from './desk/innovations.ts';
import { deskInvitationRoutes } from './desk/invitations.ts';
import { deskInvitingRoutes } from './desk/inviting.ts';
import { deskLiveRoutes } from './desk/live.ts';
import { deskLevelRoutes } from './desk/levels.ts';
import { deskListViewRoutes } from './desk/list-views.ts';
import { deskListRoutes } from './desk/list.ts';
import { deskMeetingDetailRoutes } from './desk/meeting-details.ts';
import { deskMeetingInvitingRoutes } from './desk/meeting-inviting.ts';
import { deskMeetingRoutes } from './desk/meetings.ts';
import { deskNoteRoutes } from './desk/notes.ts';
import { deskPaperJobRoutes } from './desk/paper-jobs.ts';
import { deskPaperRoutes } from './desk/papers.ts';
import { deskPasskeyRoutes } from './desk/passkeys.ts';
import { deskPeopleRoutes } from './desk/people.ts';
import { deskReferenceRoutes } from './desk/reference.ts';
import { deskSignInRoutes } from './desk/sign-in.ts';
import { deskSummaryRoutes } from './desk/summary.ts';
import { deskTelegramRoutes } from './desk/telegram-entry.ts';
import { deskUnitRoutes } from './desk/units.ts';
import { deskWaitingRoutes } from './desk/waiting.ts';

/** Registers `/masuk`, `/meja` and `/bukti`. */
export function deskRoutes(app: FastifyInstance, parts: ServerParts): void {
  const gate = createDeskGate(parts);
  for (const register of [
    deskSignInRoutes,
    deskPasskeyRoutes,
    deskTelegramRoutes,
    deskWaitingRoutes,
    deskListRoutes,
    deskListViewRoutes,
    deskInnovationRoutes,
    deskFaceRoutes,
    deskScanRoutes,
    deskCatalogueRoutes,
    deskLevelRoutes,
    deskFillingRoutes,
    deskFillingPartRoutes,
    deskFillingItemRoutes,
    deskFormRemovingRoutes,
    deskFormFileRoutes,
    deskHandingInRoutes,
    deskLiveRoutes,
    deskNoteRoutes,
    deskBundleRoutes,
    deskPaperRoutes,
    deskPaperJobRoutes,
    deskBroadcastRoutes,
    deskComposingRoutes,
    deskMeetingRoutes,
    deskMeetingDetailRoutes,
    deskMeetingInvitingRoutes,
    deskContestRoutes,
    deskContestEntryRoutes,
    deskPeopleRoutes,
    deskInvitationRoutes,
    deskInvitingRoutes,
    deskReferenceRoutes,
    deskEditionRoutes,
    deskWorkbookRoutes,
    deskTemplateRoutes,
    deskUnitRoutes,
    deskSummaryRoutes,
    deskHealthRoutes,
  ])
    register(app, parts, gate);
}
