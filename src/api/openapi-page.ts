// The OpenAPI document as a page for people: every route with what it asks and answers, and how to call it.
// It knows nothing that the document does not say.
import { z } from 'zod';

const parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  description: z.string().optional(),
  schema: z
    .looseObject({ description: z.string().optional(), enum: z.array(z.unknown()).optional() })
    .default({}),
});
const route = z.object({
  operationId: z.string(),
  summary: z.string().default(''),
  tags: z.array(z.string()).default(['other']),
  parameters: z.array(parameter).default([]),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) })
    .optional(),
  responses: z.record(z.string(), z.unknown()).default({}),
});
const document = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), route)),
});

/** What the page shows, from the document. */
export function pageOf(described: object) {
  const { info, paths } = document.parse(described);
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => routeOf(path, method.toUpperCase(), one)),
  );
  const groups = [...Map.groupBy(routes, ({ tag }) => tag)];
  return { ...info, groups: groups.map(([tag, of]) => ({ tag, routes: of })) };
}

function routeOf(path: string, method: string, one: z.infer<typeof route>) {
  const body = one.requestBody?.content['application/json']?.schema;
  return {
    ...{ id: one.operationId, method, path, summary: one.summary },
    tag: one.tags[0] ?? 'other',
    parameters: one.parameters.map(({ schema, description, ...rest }) => ({
      ...{ name: rest.name, in: rest.in, required: rest.required },
      about: description ?? schema.description ?? schema.enum?.join(', ') ?? '',
    })),
    body: body === undefined ? null : JSON.stringify(body, null, 2),
    example: exampleOf(path, method, body !== undefined),
    answers: Object.keys(one.responses),
  };
}

/** A call as it is typed into a shell. */
function exampleOf(path: string, method: string, hasBody: boolean): string {
  const filled = path
    .replace('{code}', 'INV-7KQ4M')
    .replaceAll(/\{(\w+)\}/g, (_, name) => `\${${name}}`);
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"$ADDRESS${filled}" \\`,
    '  -H "Authorization: Bearer $TOKEN"',
  ];
  if (method === 'POST') lines.splice(1, 0, '  -H "Idempotency-Key: $(uuidgen)" \\');
  if (hasBody) lines.splice(1, 0, '  -H "Content-Type: application/json" --data @body.json \\');
  return lines.join('\n');
}
