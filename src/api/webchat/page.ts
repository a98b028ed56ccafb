// The page of the web chat with the names of the region that is served.
// Everything else on it is fixed; its script asks for messages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { region } from '../../domain/region.ts';
import { escaped } from '../escaped.ts';

/** Gives the page as HTML. */
export function chatPage(): string {
  const { district, agencyShort, zone } = region();
  const file = join(import.meta.dirname, '..', 'pages', 'chat.html');
  return readFileSync(file, 'utf8')
    .replaceAll('{district}', () => escaped(district))
    .replaceAll('{agency}', () => escaped(agencyShort))
    .replaceAll('{zone}', () => escaped(zone));
}
