// The API of version 1 under one prefix: token first, then the routes, and the document that describes them.
// It holds no route itself.
import type { FastifyInstance } from 'fastify';
import { requireToken } from '../auth.ts';
import { answerPage } from '../desk/pages.ts';
import type { ServerParts } from '../parts.ts';
import { refuseUnstorable } from '../storable.ts';
import { broadcastRoutes } from './broadcasts.ts';
import { calendarRoutes } from './calendar.ts';
import { cardRoutes } from './cards.ts';
import { candidateRoutes } from './candidates.ts';
import { decisionRoutes } from './decisions.ts';
import { designationRoutes } from './designation.ts';
import { endingRoutes } from './ending.ts';
import { eventRoutes } from './events.ts';
import { evidenceRoutes } from './evidence.ts';
import { fillingRoutes } from './filling.ts';
import { findingRoutes } from './findings.ts';
import { gakorRoutes } from './gakor.ts';
import { innovationRoutes } from './innovations.ts';
import { paperRoutes } from './papers.ts';
import { paperJobRoutes } from './paper-jobs.ts';
import { peopleRoutes } from './people.ts';
import { referenceChangeRoutes } from './reference-changes.ts';
import { referenceRoutes } from './reference.ts';
import { reminderRoutes } from './reminders.ts';
import { statisticsRoutes } from './statistics.ts';
import { tellingRoutes } from './tellings.ts';
import { threadRoutes } from './thread.ts';
import { versionRoutes } from './versions.ts';

const PREFIX = '/api/v1';

/** Registers the API and its OpenAPI document, which anybody may read. */
export async function apiV1(app: FastifyInstance, parts: ServerParts): Promise<void> {
  const register = (scope: FastifyInstance): void => {
    requireToken(scope, parts);
    refuseUnstorable(scope);
    innovationRoutes(scope, parts);
    paperRoutes(scope, parts);
    paperJobRoutes(scope, parts);
    decisionRoutes(scope, parts);
    findingRoutes(scope, parts);
    designationRoutes(scope, parts);
    referenceRoutes(scope, parts);
    calendarRoutes(scope, parts);
    broadcastRoutes(scope, parts);
    threadRoutes(scope, parts);
    statisticsRoutes(scope, parts);
    referenceChangeRoutes(scope, parts);
    versionRoutes(scope, parts);
    candidateRoutes(scope, parts);
    cardRoutes(scope, parts);
    peopleRoutes(scope, parts);
    endingRoutes(scope, parts);
    gakorRoutes(scope, parts);
    eventRoutes(scope, parts);
    reminderRoutes(scope, parts);
    fillingRoutes(scope, parts);
    evidenceRoutes(scope, parts);
    tellingRoutes(scope, parts);
  };
  await app.register(
    (scope, _options, done) => {
      register(scope);
      done();
    },
    { prefix: PREFIX },
  );
  let describing: Promise<object> | null = null;
  const described = (): Promise<object> => {
    describing ??= import('../openapi.ts').then(({ describeRoutes }) =>
      describeRoutes(PREFIX, register),
    );
    return describing;
  };
  app.get(`${PREFIX}/openapi.json`, { schema: { hide: true } }, described);
  app.get(`${PREFIX}/`, { schema: { hide: true } }, async (_request, reply) => {
    const { pageOf } = await import('../openapi-page.ts');
    return answerPage(reply, 200, 'api', pageOf(await described()));
  });
}
