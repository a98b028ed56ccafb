// A client of the API out of the types that are generated from its document: path, parameters, body and answer fit, or it does
// not compile. It is what a program of an office may start from; it keeps no token and tries nothing again.
import type { paths } from './schema.d.ts';

type Method = 'get' | 'post' | 'put';
type Json<Answer> = Answer extends { content: { 'application/json': infer Value } } ? Value : never;
type InJson = { content: { 'application/json': unknown } };
/** The paths that know a method and answer with JSON: files are fetched without this client. */
type PathsOf<M extends Method> = {
  [Path in keyof paths]: paths[Path][M] extends { responses: { 200: InJson } | { 201: InJson } }
    ? Path
    : never;
}[keyof paths];
type Operation<M extends Method, Path extends PathsOf<M>> = paths[Path][M];
type Given<M extends Method, Path extends PathsOf<M>> =
  Operation<M, Path> extends { parameters: infer Parameters } ? Parameters : never;
type Body<M extends Method, Path extends PathsOf<M>> =
  Operation<M, Path> extends { requestBody: { content: { 'application/json': infer Sent } } }
    ? { readonly body: Sent }
    : { readonly body?: never };
type Answers<M extends Method, Path extends PathsOf<M>> =
  Operation<M, Path> extends { responses: infer All } ? All : never;
/** What a request gives: its value, or the refusal; `unreadable` for an answer that is not of the API, as of a proxy. */
type Outcome<M extends Method, Path extends PathsOf<M>> =
  | {
      readonly ok: true;
      readonly value: Json<Answers<M, Path>[keyof Answers<M, Path> & (200 | 201)]>;
    }
  | { readonly ok: false; readonly status: number; readonly code: string };

interface Loose {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, string | undefined>>;
}

/** Makes a client for an address and a token. */
export function createClient(address: string, token: string) {
  return async <M extends Method, Path extends PathsOf<M>>(
    method: M,
    path: Path,
    asked: Omit<Given<M, Path>, 'cookie'> & Body<M, Path>,
  ): Promise<Outcome<M, Path>> => {
    const { body, ...given } = asked as Loose & { readonly body?: unknown };
    const filled = String(path).replaceAll(/\{(\w+)\}/gu, (_whole, name: string) =>
      encodeURIComponent(String(given.path?.[name] ?? '')),
    );
    const url = new URL(filled, address);
    for (const [name, value] of Object.entries(given.query ?? {}))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const headers = new Headers({ authorization: `Bearer ${token}` });
    for (const [name, value] of Object.entries(given.header ?? {}))
      if (value !== undefined) headers.set(name, value);
    if (body !== undefined) headers.set('content-type', 'application/json');
    const answer = await fetch(url, {
      method: method.toUpperCase(),
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { status } = answer;
    const value = await readJson(answer);
    if (answer.ok && value !== undefined) return { ok: true, value } as Outcome<M, Path>;
    const code: unknown = Object(value).code;
    return { ok: false, status, code: typeof code === 'string' ? code : 'unreadable' };
  };
}

/** What an answer holds as JSON; undefined where it holds none. */
async function readJson(answer: Response): Promise<unknown> {
  try {
    return JSON.parse(await answer.text());
  } catch {
    return undefined;
  }
}
