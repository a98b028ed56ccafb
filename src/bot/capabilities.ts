// What each network can do, in one table: the only place where channels may differ for the rest of the product.
// It never holds wording or code for a platform.
import type { Capabilities } from './channel.ts';

const mib = 1024 * 1024;

/** Limits of the Bot API (core.telegram.org/bots/api, 10.3): text 4096, caption 1024, download 20 MiB, upload 50 MB. */
export const telegramCapabilities: Capabilities = {
  maxText: 4096,
  maxCaption: 1024,
  buttons: 10,
  buttonLabel: 60,
  maxDownload: 20 * mib,
  maxUpload: 50_000_000,
  edits: true,
  questionsAtOnce: 4,
  mayWriteFirst: false,
};

/** The web chat is ours: the limits are those of the upload form and of readable text. */
export const webchatCapabilities: Capabilities = {
  maxText: 60_000,
  maxCaption: 60_000,
  buttons: 12,
  buttonLabel: 80,
  maxDownload: 100 * mib,
  maxUpload: 100 * mib,
  edits: false,
  questionsAtOnce: 4,
  mayWriteFirst: false,
};

/** WhatsApp by a linked device; text limit of the clients, media limits of WhatsApp. */
export const baileysCapabilities: Capabilities = {
  maxText: 4096,
  maxCaption: 1024,
  buttons: 0,
  buttonLabel: 0,
  maxDownload: 100 * mib,
  maxUpload: 100 * mib,
  edits: true,
  questionsAtOnce: 4,
  mayWriteFirst: false,
};

/** WhatsApp Cloud API: body 4096 without buttons, list of at most ten rows, every message billed (docs/whatsapp.md). */
export const cloudCapabilities: Capabilities = {
  maxText: 4096,
  maxCaption: 1024,
  buttons: 10,
  buttonLabel: 24,
  maxDownload: 100 * mib,
  maxUpload: 100 * mib,
  edits: false,
  questionsAtOnce: 4,
  mayWriteFirst: false,
};
