// Makes papers: reads what one is made of, lays it out, gives it its number and has it printed, for chat and API alike.
// It decides no right; whoever asks has found out before that the person or program may have it.
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { OpenDatabase } from './db/connect.ts';
import type { EvidenceStore } from './db/evidence-store.ts';
import { registerPrint } from './db/transactions/register-print.ts';
import {
  agendaMaterial,
  annexMaterial,
  confirmable,
  innovationMaterial,
  nilMaterial,
  signable,
  unitMaterial,
} from './db/views/paper-material.ts';
import { invitationMaterial } from './db/views/invitation-sheet.ts';
import { summaryIn } from './db/views/statistics.ts';
import type { Printer, PrintProblem } from './documents/printer.ts';
import { docx, type LaidOut, layOut, type Material } from './documents/papers/order.ts';
import { templateValues } from './documents/papers/template-values.ts';
import { localDay, printedAt } from './documents/papers/when.ts';
import type { Block, Filled } from './documents/sheet.ts';
import { meetingMaterial } from './db/views/meetings.ts';
import { templateInUse } from './db/views/paper-templates.ts';
import { otherFormMaterial } from './db/views/other-forms.ts';
import { contestAwardMaterial } from './db/views/contest.ts';
import { complianceMaterial, monthMaterial, ownYear } from './db/views/recognition.ts';
import { awardMaterial, officialMaterial } from './db/views/official-material.ts';
import type { EditionDefinition } from './domain/edition/definition.ts';
import { otherFormOf } from './domain/edition/editions/other-forms.ts';
import type { Lack } from './domain/letterhead.ts';
import {
  hasWord,
  isOfEdition,
  isOpen,
  isOtherForm,
  isOwn,
  isWorkbook,
  type ManyPaper,
  type OpenPaper,
  type InvitationPrint,
  type PrintSubject,
} from './domain/papers.ts';
import { hasTemplate } from './domain/paper-templates.ts';
import type { Addresses, MadePaper, PaperMaker, UnitMaterial } from './domain/paper-material.ts';
import type { Region } from './domain/regions/shape.ts';
import { no, ok } from './domain/result.ts';
import { missingMost } from './domain/statistics.ts';

/** What making papers takes. */
interface PaperParts {
  readonly db: OpenDatabase['db'];
  readonly printer: Printer;
  /** Where emblems are kept. */
  readonly store: Pick<EvidenceStore, 'open'>;
  /** Who asks: what a chat asked for is printed first. */
  readonly from?: 'chat';
  readonly region: Region;
  /** Where the product is reached from outside, without a slash at the end. */
  readonly publicUrl: () => string;
  /** What guides lead to. */
  readonly addresses: () => Addresses;
  readonly editionOf: (id: string) => EditionDefinition;
  /** Opens a code that is kept sealed until it is printed. */
  readonly openCode: (sealed: string) => string;
  readonly onDefect: (paper: string, reason: string) => void;
}

/** Gives the maker of papers. */
export function createPaperMaker(parts: PaperParts): PaperMaker {
  const { db, printer, from, region, publicUrl } = parts;

  return async (subject, { editionId, nip, word = false, personId }) => {
    const material = await read(parts, subject, editionId, nip, personId ?? null);
    if (material === null) return no({ why: 'nothing', sign: null, label: null });
    const lacks = lacksOf(material);
    const laid = layOut(material, region);
    if (lacks.length > 0)
      return no({ why: 'unset', sign: null, label: null, lacks, what: laid.what });
    if (laid.kind === 'office') {
      const done = await printer.print(laid.order, from);
      return done.ok
        ? ok(made(laid, done.value.bytes, null))
        : failed(parts, subject, laid, done.problem);
    }
    const print = await registerPrint(db, {
      paper: subject.paper,
      code: 'code' in subject ? subject.code : null,
      unitId: 'unitId' in subject ? subject.unitId : null,
      meeting: 'meeting' in subject ? subject.meeting : null,
      ...{ version: laid.version, final: laid.final },
      fingerprint: createHash('sha256')
        .update(`${subject.paper}\n${JSON.stringify(laid.body)}`)
        .digest(),
    });
    const imprint = {
      at: Math.floor(print.printedAt.getTime() / 1000),
      printed: printedAt(print.printedAt.toISOString(), region),
      url: `${publicUrl()}/c/${print.number}`,
    };
    const pictures = await picturesOf(laid.body.blocks, parts);
    const asWord = isOtherForm(subject.paper) || (word && hasWord(subject.paper));
    const { paper } = subject;
    const template = asWord && hasTemplate(paper) ? await templateInUse(db, paper) : null;
    const done = await printer.print(
      template !== null && hasTemplate(paper)
        ? {
            ...{ kind: 'template', template, url: imprint.url },
            values: templateValues(paper, laid.body, imprint),
          }
        : {
            ...{ kind: asWord ? 'word' : 'pdf', body: laid.body, imprint, pictures },
            ...(paper === 'laporan-bulanan' ? { picture: true as const } : {}),
          },
      from,
    );
    return done.ok
      ? ok({
          ...made(asWord ? { ...laid, ...wordFile(laid.name) } : laid, done.value.bytes, print.id),
          ...(done.value.picture === undefined ? {} : { picture: done.value.picture }),
        })
      : failed(parts, subject, laid, done.problem);
  };
}

/** The pictures that a paper shows: the emblem of the region's file, the others out of the store. */
async function picturesOf(
  blocks: readonly Block[],
  { store, region }: Pick<PaperParts, 'store' | 'region'>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const hashes = blocks.flatMap((block) =>
    block.kind === 'letterhead' || block.kind === 'certificate' ? (block.emblem ?? []) : [],
  );
  const given = region.letterhead?.emblem;
  return new Map(
    await Promise.all(
      [...new Set(hashes)].map(
        async (hash) =>
          [
            hash,
            hash === given?.sha256
              ? new Uint8Array(Buffer.from(given.data, 'base64'))
              : new Uint8Array(await buffer(await store.open(hash))),
          ] as const,
      ),
    ),
  );
}

/** Name and kind of a paper that is a Word document. */
const wordFile = (name: string) => ({ name: name.replace(/\.pdf$/u, '.docx'), mime: docx });

const made = (
  laid: Pick<LaidOut, 'name' | 'mime' | 'what' | 'version' | 'final' | 'unsigned'>,
  bytes: Uint8Array,
  printId: number | null,
): MadePaper => ({
  ...{ bytes, printId, name: laid.name, mime: laid.mime },
  ...{ what: laid.what, version: laid.version, final: laid.final },
  unsigned: laid.unsigned,
});

async function read(
  { db, editionOf, region, addresses, openCode }: PaperParts,
  subject: PrintSubject | InvitationPrint,
  editionId: string,
  nip: boolean,
  personId: number | null,
): Promise<Material | null> {
  if (isOwn(subject.paper)) {
    const of = personId === null ? null : await ownYear(db, personId, editionOf(editionId));
    return of === null ? null : { kind: 'own_year', paper: subject.paper, of };
  }
  if ('form' in subject) {
    const form = otherFormOf(subject.form);
    const of = form === null ? null : await otherFormMaterial(db, subject.code, form);
    return of === null ? null : { kind: 'other_form', paper: subject.paper, of };
  }
  if ('code' in subject) {
    const of = await innovationMaterial(db, subject.code, nip);
    return of === null ? null : { kind: 'innovation', paper: subject.paper, of };
  }
  if ('meeting' in subject) {
    const of = await meetingMaterial(db, subject.meeting, region.agency, nip);
    return of === null ? null : { kind: 'meeting', paper: subject.paper, of };
  }
  if ('sheetId' in subject) {
    const of = await invitationMaterial(db, subject.sheetId, openCode);
    return of === null
      ? null
      : { kind: 'invitations', paper: subject.paper, of: { ...of, ...addresses() } };
  }
  const edition = editionOf(editionId);
  if (isOfEdition(subject.paper)) return { kind: 'edition', paper: subject.paper, of: edition };
  return isOpen(subject.paper)
    ? readOpen(subject.paper, edition, addresses())
    : readMany(db, subject.paper, subject.unitId, {
        ...{ edition, nip, region },
        web: inWords(addresses().web),
      });
}

function readOpen(paper: OpenPaper, edition: EditionDefinition, addresses: Addresses): Material {
  if (paper === 'formulir-kosong') return { kind: 'blank', paper, of: edition };
  if (paper === 'formulir-isian') return { kind: 'fill-in', paper, of: edition };
  return { kind: 'guide', paper, of: addresses };
}

/** An address as people type it. */
const inWords = (url: string): string => url.replace(/^https?:\/\//u, '');

/** How many items the analysis names that are missing most. */
const MISSING = 10;

async function readMany(
  db: PaperParts['db'],
  paper: ManyPaper,
  unitId: string | null,
  {
    edition,
    nip,
    region,
    web,
  }: {
    readonly edition: EditionDefinition;
    readonly nip: boolean;
    readonly region: Region;
    readonly web: string;
  },
): Promise<Material | null> {
  if (paper === 'lampiran-sk') {
    const of = await annexMaterial(db, edition);
    return of === null ? null : { kind: 'annex', paper, of };
  }
  if (paper === 'keterangan-nihil') {
    const of =
      unitId === null
        ? null
        : await nilMaterial(db, unitId, edition, nip, (iso) => localDay(iso, region));
    return of === null ? null : { kind: 'nil', paper, of };
  }
  if (paper === 'laporan-bulanan')
    return { kind: 'month', paper, of: await monthMaterial(db, edition, region) };
  if (paper === 'daftar-kepatuhan')
    return { kind: 'compliance', paper, of: await complianceMaterial(db, edition, region) };
  if (paper === 'piagam-lomba') {
    const of = await contestAwardMaterial(db, edition, region);
    return of === null ? null : { kind: 'contest_award', paper, of };
  }
  if (paper === 'piagam') {
    const of = await awardMaterial(db, edition, region.agency);
    return of === null ? null : { kind: 'award', paper, of };
  }
  if (
    paper === 'surat-edaran' ||
    paper === 'perintah-pelaksanaan' ||
    paper === 'pernyataan-komitmen'
  ) {
    const of = await officialMaterial(db, unitId, edition, nip);
    return { kind: 'official', paper, of: { ...of, web } };
  }
  if (paper === 'agenda')
    return unitId === null
      ? null
      : { kind: 'agenda', paper, of: await agendaMaterial(db, unitId, edition, nip) };
  const of = await unitMaterial(db, unitId, edition, nip);
  if (isWorkbook(paper)) return { kind: 'table', paper, of };
  if (paper === 'analisis') {
    const { summary } = await summaryIn(db, unitId === null ? null : [unitId], edition);
    const missing = missingMost(of.innovations, MISSING);
    return {
      kind: 'analysis',
      paper,
      of: { unit: of.unit, signers: of.signers, summary, missing },
    };
  }
  if (paper === 'daftar-indeks') return filled({ kind: 'list', paper, of });
  if (paper === 'form-pengesahan') return filled({ kind: 'list', paper, of: confirmable(of) });
  return filled({ kind: 'unit', paper, of: signable(of) });
}

/** What an office has still to tell before this paper can go out. Forms are signed by hand where nobody is known. */
function lacksOf(material: Material): readonly Lack[] {
  const { kind, paper, of } = material;
  // What goes out as a letter of the agency.
  if (kind === 'meeting' && (paper === 'surat-undangan' || paper === 'sertifikat'))
    return [
      ...(of.head.address === null ? (['address'] as const) : []),
      ...(of.head.emblem === null ? (['emblem'] as const) : []),
      ...(of.signer === null ? (['head'] as const) : []),
    ];
  const regent =
    kind === 'award' ||
    kind === 'contest_award' ||
    (kind === 'official' && paper !== 'pernyataan-komitmen')
      ? of.regent
      : undefined;
  return regent === null ? ['regent'] : [];
}

/** A paper of innovations; null while there are none. */
const filled = (material: Extract<Material, { of: UnitMaterial }>): Material | null =>
  material.of.innovations.length === 0 ? null : material;

function failed(
  { onDefect }: PaperParts,
  { paper }: PrintSubject | InvitationPrint,
  laid: LaidOut,
  problem: PrintProblem,
): ReturnType<
  typeof no<{ why: 'no_glyph' | 'broken'; sign: string | null; label: string | null }>
> {
  if (problem.type === 'no_glyph') {
    const { sign } = problem;
    const label = laid.kind === 'pdf' ? whereOf(laid.body.blocks, sign) : null;
    return no({ why: 'no_glyph', sign, label });
  }
  // What the end of the process breaks off is printed by the next one.
  const reason = problem.type === 'template' ? 'a template was refused' : problem.reason;
  if (reason !== 'stopping') onDefect(paper, reason);
  return no({ why: 'broken', sign: null, label: null });
}

/** The label beside which a sign stands; null when it stands beside none. */
function whereOf(blocks: readonly Block[], sign: string): string | null {
  for (const block of blocks) {
    if (block.kind === 'fields' || block.kind === 'details') {
      const found = block.rows.find(({ value }) => textIn(value).includes(sign));
      if (found !== undefined) return found.label;
    }
    if (block.kind === 'table') {
      const row = block.rows.find((cells) => cells.some(({ text }) => text?.includes(sign)));
      if (row !== undefined) return row[1]?.text ?? null;
    }
  }
  return null;
}

function textIn(value: Filled): string {
  if (value.kind === 'text') return value.text;
  return value.kind === 'parts' ? value.parts.map(({ text }) => text ?? '').join('\n') : '';
}
