// Reads the body of a Bot API call, JSON or multipart, into one flat object; a file becomes name and bytes.
// Only for the stand-in: it trusts that grammY wrote the body.

/** A file inside a multipart call. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The fields of a call as far as the stand-in looks at them. */
export interface Call {
  readonly [field: string]: unknown;
}

/** Reads a body; `attach://` references are replaced by the file meant. */
export function readCall(contentType: string, body: Buffer): Call {
  const boundary = /boundary=(\S+)/.exec(contentType)?.[1];
  if (boundary === undefined) return body.length === 0 ? {} : asCall(JSON.parse(body.toString()));
  const fields: Record<string, unknown> = {};
  const files: Record<string, UploadedFile> = {};
  for (const part of split(body, Buffer.from(`--${boundary}`))) {
    const end = part.indexOf('\r\n\r\n');
    if (end < 0) continue;
    const head = part.subarray(0, end).toString();
    const content = part.subarray(end + 4, part.length - 2);
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? '';
    const file = /filename=(.*)/.exec(head)?.[1];
    if (file === undefined) fields[name] = content.toString();
    else files[name] = { name: file.trim(), bytes: Buffer.from(content) };
  }
  for (const [name, value] of Object.entries(fields)) {
    const id = typeof value === 'string' ? /^attach:\/\/(.+)$/.exec(value)?.[1] : undefined;
    if (id !== undefined) fields[name] = files[id];
    else if (typeof value === 'string' && name === 'reply_markup') fields[name] = JSON.parse(value);
  }
  return fields;
}

function asCall(value: unknown): Call {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function split(body: Buffer, boundary: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let from = body.indexOf(boundary);
  while (from >= 0) {
    const next = body.indexOf(boundary, from + boundary.length);
    if (next >= 0) parts.push(body.subarray(from + boundary.length, next));
    from = next;
  }
  return parts;
}

/** Gives the text of a field, numbers included; '' if it has none. */
export function field(call: Call, name: string): string {
  const value = call[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** Gives the buttons of a call, in order. */
export function buttonsOf(call: Call): readonly { label: string; token: string }[] {
  const markup = asCall(call['reply_markup']);
  const rows: unknown = markup['inline_keyboard'];
  const keys: unknown[] = Array.isArray(rows) ? rows.flat() : [];
  return keys.map((key) => ({
    label: field(asCall(key), 'text'),
    token: field(asCall(key), 'callback_data'),
  }));
}

/** Gives the uploaded file of a call and the field it was in. */
export function fileOf(call: Call): (UploadedFile & { kind: string }) | undefined {
  for (const [kind, value] of Object.entries(call)) {
    if (isFile(value)) return { ...value, kind };
  }
  return undefined;
}

function isFile(value: unknown): value is UploadedFile {
  return typeof value === 'object' && value !== null && 'bytes' in value && 'name' in value;
}
