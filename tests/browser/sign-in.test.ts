// The ways into the desk that need a browser to be true: a passkey of Chromium's virtual authenticator, and the page that a button
// in Telegram opens, by itself and inside Telegram's own. No script of another site is loaded.
import { sign } from '@telegram-apps/init-data-node';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityProblems, sizes, startBrowser } from '../support/browser.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';
import { freePort } from '../support/free-port.ts';

const token = '123456789:only-for-tests-only-for-tests-only1';
let browser: Browser;
let desk: DeskTest;
let url: string;

beforeAll(async () => {
  const port = await freePort();
  url = `http://localhost:${port}`;
  desk = await startDeskTest({ PUBLIC_URL: url, TELEGRAM_BOT_TOKEN: token });
  await sql`insert into address (channel, native_id, person_id) values ('telegram', '7001', ${desk.people.get('verifier')})`.execute(
    desk.db,
  );
  await desk.server.app.listen({ port, host: '127.0.0.1' });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

/** A page in a browser of its own; gives what it loaded from elsewhere, too. */
async function openPage(): Promise<{ page: Page; foreign: string[] }> {
  const context = await browser.newContext({ viewport: sizes.phone });
  const page = await context.newPage();
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) foreign.push(request.url());
  });
  return { page, foreign };
}

it('signs in with a passkey that was registered on the page of the own sessions', async () => {
  const { page, foreign } = await openPage();
  const cookies = Object.entries(await desk.cookiesOf('verifier'));
  await page
    .context()
    .addCookies(cookies.map(([name, value]) => ({ name, value, url, httpOnly: true })));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  await page.goto(`${url}/meja/akun`);
  await page.getByLabel('Nama kunci baru').fill('Laptop kantor');
  await page.getByRole('button', { name: 'Daftarkan kunci masuk' }).click();
  await page.getByText('Kunci masuk sudah terdaftar').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  // The same device is asked not to make another one.
  await page.getByLabel('Nama kunci baru').fill('Sekali lagi');
  await page.getByRole('button', { name: 'Daftarkan kunci masuk' }).click();
  await page.getByText('Perangkat ini sudah punya kunci masuk').waitFor();

  await page.context().clearCookies();
  await page.goto(`${url}/masuk`);
  expect(await accessibilityProblems(page)).toEqual([]);
  // Nobody's finger: the device refuses, and the page says what to do.
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.getByRole('button', { name: 'Masuk dengan kunci masuk' }).click();
  await page.getByText('permintaannya dibatalkan').waitFor();
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await page.getByRole('button', { name: 'Masuk dengan kunci masuk' }).click();
  await page.waitForURL(`${url}/meja`);
  await page.getByText('Nor Hidayah').first().waitFor({ state: 'attached' });
  await page.goto(`${url}/meja/akun`);
  await page.getByText('terakhir dipakai').last().waitFor();
  expect(foreign).toEqual([]);
});

const signed = (): string =>
  `tgWebAppData=${encodeURIComponent(
    sign(
      { user: { id: 7001, first_name: 'Nor' }, query_id: `AA${Math.random()}` },
      token,
      new Date(),
    ),
  )}&tgWebAppVersion=8.0`;

it('opens from the button in Telegram, and says what to do where it was opened otherwise', async () => {
  const { page, foreign } = await openPage();
  // Outside the app anybody may have sent this link.
  await page.goto(`${url}/masuk/telegram#${signed()}`);
  await page.getByRole('link', { name: 'Buka meja periksa', exact: true }).click();
  await page.getByText('Masuk sebagai Nor Hidayah?').waitFor();
  await page.addInitScript(() => {
    Reflect.set(globalThis, 'TelegramWebviewProxy', { postEvent: () => undefined });
  });
  await page.goto(`${url}/masuk/telegram#${signed()}`);
  await page.waitForURL(`${url}/meja`);
  await page.context().clearCookies();
  await page.goto(`${url}/masuk/telegram`);
  await page.getByText('dibuka dari tombol di obrolan Telegram. Di peramban lain').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(foreign).toEqual([]);
});

it('stands inside Telegram’s own page and leads out of it; the desk does not', async () => {
  const { page } = await openPage();
  // Chromium asks before a page from outside shows one of this machine; people have both outside.
  await page.context().grantPermissions(['local-network-access']);
  const at = (path: string) => `<iframe src="${url}${path}" width="360" height="600"></iframe>`;
  await page.route('https://web.telegram.org/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: at(`/masuk/telegram#${signed()}`) + at('/masuk'),
    }),
  );
  await page.goto('https://web.telegram.org/k/');
  const entry = page.frameLocator('iframe').first();
  const link = entry.getByRole('link', { name: 'Buka meja periksa di tab baru' });
  const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await opened.getByRole('button', { name: 'Ya, masuk' }).click();
  await opened.waitForURL(`${url}/meja`);
  expect(page.frames().map((frame) => frame.url())).not.toContain(`${url}/masuk`);
});
