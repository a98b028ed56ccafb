// The examples of the OpenAPI document: each stands at its operation, in the request and in the answer.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { examples } from '../../src/api/openapi-examples.ts';
import { type TestServer, startTestServer } from '../support/http.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

interface Media {
  readonly content?: Record<
    string,
    { readonly schema?: object; readonly example?: unknown; readonly examples?: unknown }
  >;
}
interface Operation {
  readonly operationId: string;
  readonly requestBody?: Media;
  readonly responses: Record<string, Media>;
}

const shownIn = (media: Media | undefined): string =>
  JSON.stringify(media?.content?.['application/json'] ?? null);

it('shows every example at its operation', async () => {
  const answer = await server.app.inject('/api/v1/openapi.json');
  expect(answer.statusCode).toBe(200);
  const { paths } = answer.json<{ paths: Record<string, Record<string, Operation>> }>();
  const operations = new Map(
    Object.values(paths)
      .flatMap((methods) => Object.values(methods))
      .map((one) => [one.operationId, one]),
  );
  const missing = Object.entries(examples).flatMap(([id, { body, answer: given }]) => {
    const operation = operations.get(id);
    const inBody =
      body === undefined || shownIn(operation?.requestBody).includes(JSON.stringify(body));
    const inAnswer =
      given === undefined ||
      shownIn(operation?.responses[given[0]]).includes(JSON.stringify(given[1]));
    return inBody && inAnswer ? [] : [id];
  });
  expect(missing).toEqual([]);
});

it('takes an Idempotency-Key with every POST', async () => {
  const answer = await server.app.inject('/api/v1/openapi.json');
  const { paths } = answer.json<{
    paths: Record<string, { post?: { parameters?: readonly { name: string; in: string }[] } }>;
  }>();
  const posts = Object.entries(paths).filter(([, { post }]) => post !== undefined);
  expect(posts.length).toBeGreaterThan(15);
  const without = posts.filter(
    ([, { post }]) =>
      !(post?.parameters ?? []).some(
        (one) => one.in === 'header' && one.name.toLowerCase() === 'idempotency-key',
      ),
  );
  expect(without.map(([path]) => path)).toEqual([]);
});
