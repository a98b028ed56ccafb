// One rule for every text that comes over HTTP: what PostgreSQL cannot hold is refused before any route sees it, wherever
// in the body, the query or the address it stands. It changes nothing of what was sent.
import type { FastifyInstance } from 'fastify';
import { refuse } from './problems.ts';

/** Why such a text is refused; shown to programs. */
const WHY = 'holds a character that cannot be stored (U+0000 or half of a pair of surrogates)';

/** True for text that can be stored. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Refuses requests in whose body, query or address a text, or the name of a member, cannot be stored. */
export function refuseUnstorable(app: FastifyInstance): void {
  app.addHook('preValidation', async (request, reply) => {
    for (const [part, value] of Object.entries({
      body: request.body,
      querystring: request.query,
      params: request.params,
    })) {
      const path = unstorableAt(value);
      if (path !== null)
        return refuse(reply, 'bad_request', { issues: [{ path: `${part}${path}`, message: WHY }] });
    }
    return undefined;
  });
}

/** Where the first such text stands, such as `.notes.nama`; null when there is none. Never as deep as the value nests. */
function unstorableAt(value: unknown): string | null {
  const left: { readonly value: unknown; readonly path: string }[] = [{ value, path: '' }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { path } = next;
    if (typeof next.value === 'string' && !isStorable(next.value)) return path;
    if (typeof next.value !== 'object' || next.value === null || Buffer.isBuffer(next.value))
      continue;
    for (const [key, inner] of Object.entries(next.value)) {
      if (!isStorable(key)) return path;
      // A long path would only repeat what was sent.
      left.push({ value: inner, path: path.length < 200 ? `${path}.${key}` : path });
    }
  }
  return null;
}
