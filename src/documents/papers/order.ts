// From what was asked for and what it is made of to an order for the printer, with the name of the file.
import { paperNames } from '../../domain/language/index.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { meetingName } from '../../domain/meeting.ts';
import { writeWorkbook } from '../../domain/edition/workbook/write.ts';
import type {
  EditionPaper,
  InnovationPaper,
  InvitationPaper,
  MeetingPaper,
  OtherFormPaper,
  Workbook,
} from '../../domain/papers.ts';
import type {
  Addresses,
  AgendaMaterial,
  AnalysisMaterial,
  AnnexMaterial,
  AwardMaterial,
  ComplianceMaterial,
  ContestAwardMaterial,
  MonthMaterial,
  OwnYearMaterial,
  InnovationMaterial,
  MeetingMaterial,
  InvitationMaterial,
  NilMaterial,
  OfficialMaterial,
  OtherFormMaterial,
  UnitMaterial,
} from '../../domain/paper-material.ts';
import type { Region } from '../../domain/regions/shape.ts';
import type { Order } from '../orders.ts';

import type { Block, Body, Table } from '../sheet.ts';
import { agendaBody } from './agenda.ts';
import { analysisBody } from './analysis.ts';
import { awardsBody } from './awards.ts';
import { complianceTables, monthBody, ownYearBody } from './recognition.ts';
import { blankBody } from './blank.ts';
import { circularBody } from './circular.ts';
import { commitmentBody, orderBody } from './commitment.ts';
import { fillInForm } from './fill-in.ts';
import { guideBody } from './guide.ts';
import type { GuideName } from './guides.ts';
import { innovationBody } from './innovation.ts';
import { meetingBodies } from './meeting.ts';
import { otherFormBody } from './other-form.ts';
import { invitationBody, invitationTables } from './invitations.ts';
import { annexBody, endorsementBody, indexListBody } from './lists.ts';
import { filledForms, nilBody, recap, register } from './unit.ts';

/** What a paper is made of. */
export type Material =
  | {
      readonly kind: 'innovation';
      readonly paper: InnovationPaper;
      readonly of: InnovationMaterial;
    }
  | {
      readonly kind: 'other_form';
      readonly paper: OtherFormPaper;
      readonly of: OtherFormMaterial;
    }
  | { readonly kind: 'unit'; readonly paper: 'form-pengisian'; readonly of: UnitMaterial }
  | { readonly kind: 'nil'; readonly paper: 'keterangan-nihil'; readonly of: NilMaterial }
  | { readonly kind: 'table'; readonly paper: Workbook; readonly of: UnitMaterial }
  | {
      readonly kind: 'list';
      readonly paper: 'daftar-indeks' | 'form-pengesahan';
      readonly of: UnitMaterial;
    }
  | { readonly kind: 'analysis'; readonly paper: 'analisis'; readonly of: AnalysisMaterial }
  | { readonly kind: 'agenda'; readonly paper: 'agenda'; readonly of: AgendaMaterial }
  | {
      readonly kind: 'official';
      readonly paper: 'surat-edaran' | 'perintah-pelaksanaan' | 'pernyataan-komitmen';
      readonly of: OfficialMaterial;
    }
  | { readonly kind: 'meeting'; readonly paper: MeetingPaper; readonly of: MeetingMaterial }
  | { readonly kind: 'award'; readonly paper: 'piagam'; readonly of: AwardMaterial }
  | {
      readonly kind: 'contest_award';
      readonly paper: 'piagam-lomba';
      readonly of: ContestAwardMaterial;
    }
  | { readonly kind: 'month'; readonly paper: 'laporan-bulanan'; readonly of: MonthMaterial }
  | {
      readonly kind: 'compliance';
      readonly paper: 'daftar-kepatuhan';
      readonly of: ComplianceMaterial;
    }
  | { readonly kind: 'own_year'; readonly paper: 'lembar-inovator'; readonly of: OwnYearMaterial }
  | { readonly kind: 'annex'; readonly paper: 'lampiran-sk'; readonly of: AnnexMaterial }
  | {
      readonly kind: 'invitations';
      readonly paper: InvitationPaper;
      readonly of: InvitationMaterial & Addresses;
    }
  | { readonly kind: 'blank'; readonly paper: 'formulir-kosong'; readonly of: EditionDefinition }
  | { readonly kind: 'fill-in'; readonly paper: 'formulir-isian'; readonly of: EditionDefinition }
  | { readonly kind: 'edition'; readonly paper: EditionPaper; readonly of: EditionDefinition }
  | { readonly kind: 'guide'; readonly paper: GuideName; readonly of: Addresses };

/** A paper laid out, whatever it will be printed as. */
export type LaidOut = {
  readonly name: string;
  readonly final: boolean;
  readonly version: number | null;
  /** The innovation by name and code, or the unit; null: all units. */
  readonly what: string | null;
  /** It is to be signed, and somebody who signs is not known by name. */
  readonly unsigned: boolean;
} & (
  | { readonly kind: 'pdf'; readonly mime: 'application/pdf'; readonly body: Body }
  /** A file to go on working with: it gets no number of its own. */
  | {
      readonly kind: 'office';
      readonly mime: string;
      readonly order: Exclude<Order, { body: Body }>;
    }
);

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Kind of a Word document. */
export const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Lays a paper out. */
export function layOut(material: Material, region: Region): LaidOut {
  switch (material.kind) {
    case 'innovation': {
      const { innovation } = material.of;
      const body = innovationBody(material.paper, material.of, region);
      const { code, name, version } = innovation;
      return {
        ...pdf(body, `${body.name} ${code} versi ${version}`),
        ...{ version, what: name === null ? code : `${name} (${code})` },
      };
    }
    case 'other_form':
      return toOtherForm(material.of, region);
    case 'unit': {
      const { unit, year } = material.of;
      const body = filledForms(material.of, region);
      return { ...pdf(body, `Form Pengisian ${unit ?? ''} ${year}`), version: null, what: unit };
    }
    case 'nil': {
      const { unit, year } = material.of;
      const body = nilBody(material.of, region);
      return { ...pdf(body, `Keterangan Nihil ${unit} ${year}`), version: null, what: unit };
    }
    case 'table': {
      const { unit, year } = material.of;
      const isRecap = material.paper === 'rekapitulasi';
      const name = `${isRecap ? 'Rekapitulasi' : 'Daftar Inovasi'} ${unit ?? 'semua unit'} ${year}`;
      return {
        ...workbook(name, isRecap ? recap(material.of) : register(material.of, region)),
        what: unit,
      };
    }
    case 'list': {
      const { unit, year } = material.of;
      const bodyOf = material.paper === 'daftar-indeks' ? indexListBody : endorsementBody;
      return ofUnit(bodyOf(material.of, region), unit, year);
    }
    case 'analysis':
      return ofUnit(analysisBody(material.of, region), material.of.unit, material.of.summary.year);
    case 'agenda':
      return ofUnit(agendaBody(material.of, region), material.of.unit, material.of.year);
    case 'annex':
      return ofUnit(annexBody(material.of, region), null, material.of.year);
    case 'official': {
      const { unit, year } = material.of;
      return ofUnit(officials[material.paper](material.of, region), unit, year);
    }
    case 'meeting':
      return ofMeeting(material, region);
    case 'award':
    case 'contest_award':
      return ofUnit(awardsBody(material, region), null, material.of.year);
    case 'month':
    case 'compliance':
    case 'own_year':
      return recognised(material, region);
    case 'invitations':
      return material.paper === 'lembar-undangan'
        ? {
            ...pdf(invitationBody(material.of, region), paperNames['lembar-undangan']),
            ...{ version: null, what: null },
          }
        : workbook(paperNames['daftar-undangan'], invitationTables(material.of, region));
    case 'blank':
      return ofUnit(blankBody(material.of, region), null, material.of.year);
    case 'fill-in':
      return toFillIn(material.of, region);
    case 'edition':
      return editionWorkbook(material.of);
    case 'guide': {
      const body = guideBody(material.paper, material.of, region);
      return { ...pdf(body, body.name), version: null, what: null };
    }
  }
}

/** The form of another competition. */
function toOtherForm(material: OtherFormMaterial, region: Region): LaidOut {
  const { code, name, version } = material.innovation;
  const called = `${material.form.title} ${material.form.year}`;
  return {
    ...pdf(otherFormBody(material, region), `${called} ${code} versi ${version}`),
    ...{ version, what: `${called}, ${name ?? code} (${code})` },
  };
}

/** The form to fill in, as a Word document. */
function toFillIn(edition: EditionDefinition, region: Region): LaidOut {
  const form = fillInForm(edition, region);
  return {
    ...{ kind: 'office', mime: docx, name: `${fileName(form.title)}.docx` },
    order: { kind: 'docx', form },
    ...{ final: true, unsigned: false, version: null, what: null },
  };
}

/** The workbook of an edition, to be changed and sent back. */
function editionWorkbook(edition: EditionDefinition): LaidOut {
  const { id, title, version } = edition;
  return {
    ...{ kind: 'office', mime: xlsx, name: `${fileName(`Edisi ${id} versi ${version}`)}.xlsx` },
    order: { kind: 'bare', sheets: writeWorkbook(edition) },
    ...{ final: true, unsigned: false, version: null, what: `${title} versi ${version}` },
  };
}

function ofMeeting(
  { paper, of }: Extract<Material, { readonly kind: 'meeting' }>,
  region: Region,
): LaidOut {
  const { meeting } = of;
  const body = meetingBodies[paper](of, region);
  const name = meetingName(meeting.number);
  return {
    ...pdf(body, `${body.name} ${name} ${meeting.day}`),
    ...{ version: null, what: `${meeting.title} (${name})` },
  };
}

/** Papers of what came back: a month, the units, one innovator. */
function recognised(
  material: Extract<Material, { readonly kind: 'month' | 'compliance' | 'own_year' }>,
  region: Region,
): LaidOut {
  switch (material.kind) {
    case 'month': {
      const body = monthBody(material.of, region);
      return { ...pdf(body, body.title), version: null, what: null };
    }
    case 'own_year': {
      const body = ownYearBody(material.of, region);
      return { ...pdf(body, body.title), version: null, what: material.of.name };
    }
    case 'compliance': {
      const { year } = material.of;
      return workbook(`${paperNames['daftar-kepatuhan']} ${year}`, complianceTables(material.of));
    }
  }
}

/** A workbook, final as it is and nothing to sign. */
function workbook(name: string, tables: readonly Table[]): LaidOut {
  return {
    ...{ kind: 'office', mime: xlsx, name: `${fileName(name)}.xlsx` },
    ...{ final: true, unsigned: false, version: null, what: null },
    order: { kind: 'xlsx', tables },
  };
}

const officials = {
  'surat-edaran': circularBody,
  'perintah-pelaksanaan': orderBody,
  'pernyataan-komitmen': commitmentBody,
} as const;

const ofUnit = (body: Body, unit: string | null, year: number): LaidOut => ({
  ...pdf(body, `${body.name}${unit === null ? '' : ` ${unit}`} ${year}`),
  ...{ version: null, what: unit },
});

const pdf = (body: Body, name: string) =>
  ({
    kind: 'pdf',
    mime: 'application/pdf',
    name: `${body.draft === null ? '' : 'DRAF '}${fileName(name)}.pdf`,
    final: body.draft === null,
    unsigned: body.draft === null && body.blocks.some(lacksSigner),
    body,
  }) as const;

/** Tells whether a block has a place for a signature without a name below it. */
function lacksSigner(block: Block): boolean {
  const places =
    block.kind === 'signatures' ? block : block.kind === 'table' ? block.closing : null;
  return [places?.left, places?.right].some(
    (place) => place?.name === null && place.byHand !== true,
  );
}

/** A name that every system takes. */
const fileName = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N}.,() -]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .slice(0, 120)
    .trim();
