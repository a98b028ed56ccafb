// Lets Baileys talk to the stand-in about more than texts: words whose short form the stand-in does not know
// travel spelled out. For tests alone; imported for its effect.
import { readFileSync } from 'node:fs';
import { TOKEN_MAP } from '@whiskeysockets/baileys/lib/WABinary/constants.js';

const standIn = '../../../node_modules/@openclaw/crabline/dist/src/servers/';
const source = readFileSync(
  new URL(`${standIn}whatsapp-wire/binary-node.js`, import.meta.url),
  'utf8',
);
const tables = source.slice(source.indexOf('SINGLE_BYTE_TOKENS'));
const known = new Set([...tables.matchAll(/^\s+\d+: "(.+)",$/gm)].map(([, word]) => word));
if (known.size < 50) throw new Error('the words of the stand-in could not be read');
for (const word of Object.keys(TOKEN_MAP)) {
  if (!known.has(word)) Reflect.deleteProperty(TOKEN_MAP, word);
}
