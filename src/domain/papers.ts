// The papers that can be printed: what each is about, and from when on it is final.
// It never prints and never reads anything; who may have one stands in paper-rights.ts, the wording of a paper in documents.
import type { State } from './innovation/status.ts';

/** Papers of one innovation. */
export const innovationPapers = [
  'form-c1',
  'laporan',
  'form-pengisian',
  'form-c2',
  'profil-nasional',
] as const;

/** Papers of a unit: to sign as PDF, lists to work with as workbooks. Some exist of all units as well. */
export const unitPapers = [
  'form-pengisian',
  'keterangan-nihil',
  'rekapitulasi',
  'daftar',
  'analisis',
  'daftar-indeks',
  'form-pengesahan',
  'agenda',
  'perintah-pelaksanaan',
  'pernyataan-komitmen',
] as const;

/** Papers of all units. */
export const regionPapers = [
  'rekapitulasi',
  'daftar',
  'analisis',
  'daftar-indeks',
  'lampiran-sk',
  'surat-edaran',
  'perintah-pelaksanaan',
  'pernyataan-komitmen',
  'piagam',
  'piagam-lomba',
  'laporan-bulanan',
  'daftar-kepatuhan',
] as const;

/** Papers of a meeting. */
export const meetingPapers = ['surat-undangan', 'daftar-hadir', 'notulensi', 'sertifikat'] as const;
/** Papers of invitations that were made together: a sheet for each, and the list to tick off. */
const invitationPapers = ['lembar-undangan', 'daftar-undangan'] as const;

/** Papers about whoever asks for them, and for nobody else. */
const ownPapers = ['lembar-inovator'] as const;

/** The form of another competition that an innovation is poured into. */
export const otherFormPapers = ['formulir-lain'] as const;

/** Papers that hold nothing of anybody: for everybody. */
export const openPapers = [
  'formulir-isian',
  'formulir-kosong',
  'panduan-inovator',
  'panduan-admin',
  'panduan-kepala',
  'panduan-pamong',
  'panduan-verifikator',
  'panduan-koordinator',
] as const;

/** Papers of an edition: its workbook, to be changed and sent back. */
const editionPapers = ['buku-kerja-edisi'] as const;

export type InnovationPaper = (typeof innovationPapers)[number];
export type UnitPaper = (typeof unitPapers)[number];
export type RegionPaper = (typeof regionPapers)[number];
export type MeetingPaper = (typeof meetingPapers)[number];
export type OwnPaper = (typeof ownPapers)[number];
export type OtherFormPaper = (typeof otherFormPapers)[number];
export type OpenPaper = (typeof openPapers)[number];
export type EditionPaper = (typeof editionPapers)[number];
export type InvitationPaper = (typeof invitationPapers)[number];

/** Papers that are lists to go on working with: workbooks, not PDF. */
export type Workbook = 'rekapitulasi' | 'daftar';

/** The name of any paper. */
export type PaperName =
  | InnovationPaper
  | UnitPaper
  | RegionPaper
  | MeetingPaper
  | OpenPaper
  | EditionPaper
  | OwnPaper
  | OtherFormPaper
  | InvitationPaper;

/** Papers of many innovations: of a unit, or of all. */
export type ManyPaper = UnitPaper | RegionPaper;

/** What one print is of; a unit that is null means all units, or nobody for a paper that is for everybody. */
export type PrintSubject =
  | { readonly paper: InnovationPaper; readonly code: string }
  /** `form`: the id of the other competition's form. */
  | { readonly paper: OtherFormPaper; readonly code: string; readonly form: string }
  | { readonly paper: MeetingPaper; readonly meeting: number }
  | { readonly paper: UnitPaper; readonly unitId: string }
  | { readonly paper: RegionPaper | OpenPaper; readonly unitId: null }
  | { readonly paper: EditionPaper | OwnPaper; readonly unitId: null };

/** Papers that somebody changes before they are signed: to be had as Word documents, too. */
const inWord: ReadonlySet<PaperName> = new Set([
  'form-pengisian',
  'surat-edaran',
  'surat-undangan',
  'notulensi',
]);

/** Tells whether a paper can be had as a Word document. */
export const hasWord = (paper: PaperName): boolean => inWord.has(paper);

/** Tells what kind of file a paper is: to sign or to read, to go on working with, or to be filled in and sent back. */
export function fileOf(paper: PaperName): 'pdf' | 'xlsx' | 'docx' {
  if (isWorkbook(paper) || isOfEdition(paper) || paper === 'daftar-kepatuhan') return 'xlsx';
  return paper === 'formulir-isian' || isOtherForm(paper) ? 'docx' : 'pdf';
}

/** What one print of invitations is of: those that were made together. */
export interface InvitationPrint {
  readonly paper: InvitationPaper;
  readonly sheetId: number;
}

/** Tells whether a paper is a workbook. */
export const isWorkbook = (paper: PaperName): paper is Workbook =>
  paper === 'rekapitulasi' || paper === 'daftar';

/** Tells whether a paper is for everybody. */
export const isOpen = (paper: PaperName): paper is OpenPaper =>
  openPapers.some((open) => open === paper);

/** Tells whether a paper is of an edition. */
export const isOfEdition = (paper: PaperName): paper is EditionPaper =>
  editionPapers.some((one) => one === paper);

/** Tells whether a paper is about whoever asks for it. */
export const isOwn = (paper: PaperName): paper is OwnPaper =>
  ownPapers.some((one) => one === paper);

/** Tells whether a paper is the form of another competition: it is always a Word document, to be copied from. */
export const isOtherForm = (paper: PaperName): paper is OtherFormPaper =>
  otherFormPapers.some((one) => one === paper);

/** Tells whether a paper is of invitations. */
export const isInvitation = (paper: PaperName): paper is InvitationPaper =>
  invitationPapers.some((one) => one === paper);

/** Tells whether a paper exists of one unit. */
export const isOfUnit = (paper: PaperName): paper is UnitPaper =>
  unitPapers.some((one) => one === paper);

/** Tells whether a paper exists of all units together. */
export const isOfRegion = (paper: PaperName): paper is RegionPaper =>
  regionPapers.some((one) => one === paper);

const endorsable: ReadonlySet<State> = new Set([
  'unit_verified',
  'unit_endorsed',
  'accepted',
  'monitored',
  'designated',
  'reported',
]);
const monitored: ReadonlySet<State> = new Set(['monitored', 'designated', 'reported']);

/** Tells whether a paper of an innovation in this state may be signed; before that, DRAF stands across it. */
export function isFinal(paper: InnovationPaper, state: State): boolean {
  return (paper === 'form-c2' ? monitored : endorsable).has(state);
}

/** Tells whether there is anything to print: Form C.2 begins with the acceptance. */
export function canPrint(paper: InnovationPaper, state: State): boolean {
  return paper !== 'form-c2' || state === 'accepted' || monitored.has(state);
}
