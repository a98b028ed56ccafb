// What the HTTP server is handed by the rest of the process; every route takes what it needs of it.
// It holds types only.
import type { Config } from '../config.ts';
import type { OpenDatabase } from '../db/connect.ts';
import type { EvidenceStore } from '../db/evidence-store.ts';
import type { StoredFacts } from '../db/transactions/finish-file.ts';
import type { Templates } from '../documents/printer.ts';
import type { Table } from '../documents/sheet.ts';
import type { Provenance } from '../domain/edition/answer.ts';
import type { BroadcastRow } from '../domain/conversation/broadcasts/types.ts';
import type { MessageArgs } from '../domain/conversation/message.ts';
import type { Role } from '../domain/access.ts';
import type { State } from '../domain/innovation/status.ts';
import type { FileProblemData } from '../domain/conversation/input.ts';
import type { TemplatePaper, TemplateProblem } from '../domain/paper-templates.ts';
import type { Sink } from '../domain/conversation/inbound.ts';
import type { PaperMaker } from '../domain/paper-material.ts';
import type { Scanner } from '../files/scanner.ts';
import type { Logger } from '../log.ts';
import type { Loops } from '../loops.ts';
import type { WhatsappView } from './operator-page.ts';

/** How a webhook call ended: stored, not from the network, or not stored (the network tries again). */
export type WebhookOutcome = 200 | 401 | 503;

/** What the channels offer; absent where the channel is off or has no webhook. */
export interface Webhooks {
  /** `secret` is the header X-Telegram-Bot-Api-Secret-Token. */
  readonly telegramWebhook?: (body: Buffer, secret: string | undefined) => Promise<WebhookOutcome>;
  readonly whatsappWebhook?: {
    /** Gives the challenge to echo, or null when the verify token is wrong. */
    readonly verify: (query: Readonly<Record<string, string>>) => string | null;
    /** `signature` is the header X-Hub-Signature-256. */
    readonly receive: (body: Buffer, signature: string | undefined) => Promise<WebhookOutcome>;
  };
}

/** What the channels show to operators. */
interface OperatorViews {
  /** Absent where WhatsApp is off. */
  readonly whatsappView?: () => WhatsappView;
}

/** The words of the chat that pages use as well; the chat's own, so that both say the same. */
interface SharedWords {
  /** A sentence of the conversation. */
  readonly say: <Key extends keyof MessageArgs>(key: Key, args: MessageArgs[Key]) => string;
  readonly state: (state: State) => string;
  readonly role: (role: Role) => string;
  /** What happened, by the type of its event. */
  readonly event: (type: string) => string;
  /** How a broadcast stands. */
  readonly broadcastState: (state: BroadcastRow['state']) => string;
  /** Why somebody did not get a broadcast. */
  readonly unreached: (why: string) => string;
  /** An answer to the question of a broadcast. */
  readonly answer: (answer: string) => string;
  /** What is wrong with an office's own template, and what to do then. */
  readonly templateProblem: (paper: TemplatePaper, problem: TemplateProblem) => string;
  /** Why a file is no template. */
  readonly templateFile: (problem: FileProblemData, name: string) => string;
  /** Where a value comes from that nobody typed. */
  readonly provenance: (from: Provenance) => string;
  /** A moment (ISO, UTC) as people here read it. */
  readonly moment: (iso: string) => string;
}

/** What is kept of a workbook that was read. */
export type FoundInWorkbook = Pick<StoredFacts, 'workbook' | 'publishing' | 'listed'>;

/** What the server is made of. `sessionUrl` is the database of `db`, for one connection that listens. */
export interface ServerParts extends Webhooks, OperatorViews {
  readonly config: Config;
  readonly db: OpenDatabase['db'];
  readonly sessionUrl: string;
  readonly store: EvidenceStore;
  /** Null when no virus scanner is set up. */
  readonly scanner: Scanner | null;
  /** Makes papers. */
  readonly papers: PaperMaker;
  /** What an office begins its own template with, and looks through one that was sent. */
  readonly templates: Templates;
  /** Writes a workbook; null when none could be written. */
  readonly workbook: (tables: readonly Table[]) => Promise<Uint8Array | null>;
  /** Reads the workbook (XLSX) at a path, of this person: an edition with what publishing it would do, or a list of old innovations. */
  readonly readWorkbook: (path: string, owner: number) => Promise<FoundInWorkbook>;
  /** What a national bundle of an edition would hold, and what the portal will refuse of it. */
  readonly bundle: (edition: string) => Promise<{
    readonly innovations: number;
    readonly files: number;
    readonly findings: readonly { readonly code: string; readonly what: string }[];
  }>;
  readonly log: Logger;
  readonly words: SharedWords;
  readonly sink: Sink;
  /** The loops of the process, shown in `/metrics`. */
  readonly loops: Loops;
  /** Tells whether a message taken now is stored and answered soon, for `/readyz`. */
  readonly ready: () => Promise<{ readonly ok: boolean; readonly details: unknown }>;
}
