// A device that runs in a process of its own and does everything that makes libsignal print its sessions:
// opens them, replaces them, fails to decrypt. Its arguments: the database and the stand-in.
import { argv, exit } from 'node:process';
import { Readable } from 'node:stream';
import './plain-tokens.ts';
import { baileysChannel } from '../../../src/bot/whatsapp/baileys.ts';
import { makeWASocket, type WASocket } from '../../../src/bot/whatsapp/baileys/library.ts';
import { createIntake } from '../../../src/bot/intake.ts';
import { openDatabase } from '../../../src/db/connect.ts';
import { openProcessSession } from '../../../src/db/lease.ts';
import { makeLog } from '../../../src/log.ts';
import { deliver, makePhone } from './phone.ts';

const [, , databaseUrl = '', wsUrl = ''] = argv;
const ani = '6281200000001@s.whatsapp.net';
const log = makeLog('trace');
const database = openDatabase(databaseUrl, log);
const lease = await openProcessSession(databaseUrl, log);
const intake = createIntake({ db: database.db, onAccepted: () => undefined });
let socket: WASocket | undefined;
let stored = 0;

const channel = baileysChannel({
  db: database.db,
  secretKey: 'a secret that only this test knows, 1234',
  lease,
  log,
  number: '15550000001',
  wsUrl,
  openFile: () => Promise.resolve(Readable.from([])),
  onOperatorNotice: () => undefined,
  show: () => undefined,
  onStatus: () => undefined,
  // The stand-in has another session for this person than the phone here, and never answers.
  answerWithinMs: 300,
  makeSocket: (config) => (socket = makeWASocket(config)),
});
await channel.start(async (messages) => {
  await intake.sink(messages);
  stored += messages.length;
});

const wait = async (until: () => boolean): Promise<void> => {
  const end = Date.now() + 20_000;
  while (!until()) {
    if (Date.now() > end) throw new Error('the session did not get so far');
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
};
await wait(() => channel.health().ok);
if (!socket) throw new Error('no socket');

// A new phone of the same person each time: its session replaces the one before.
for (let index = 0; index < 3; index += 1) {
  const phone = makePhone(ani);
  const node = await phone.seal(socket, { conversation: 'kata rahasia' }, `S${index}`);
  deliver(socket, node);
  await wait(() => stored > index);
  await channel.send({ text: 'kata rahasia', choices: [] }, { address: ani, key: `${index}.0` });
  // The same bytes again cannot be decrypted.
  deliver(socket, node);
}
await wait(() => (channel.counts().ignored['key_used'] ?? 0) > 0);
await channel.stop();
await lease.close();
await database.close();
// oxlint-disable-next-line no-console -- proves that the console of everybody else still works
console.log('sessions were opened and closed');
// As the product ends: what the library asks after its socket was closed has no answer, and would hold the process a minute.
exit(0);
