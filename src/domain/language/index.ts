// What the rest of the product may use of the language of chats: readers of short messages, the text
// rule, and the writing of dates and numbers. Never asks a clock; today's date is passed in.
export type { CandidateAct, NoteLines } from './candidate-line.ts';
export { readListWords, readNotes } from './candidate-words.ts';
export { letterMissing, longName, type NamePatterns, namesFrom, tellsStory } from './name-words.ts';
export {
  notBegunReminder,
  readBroadcastLine,
  readStandingAsked,
  type StandingAsked,
  type BroadcastLine,
  readUnitKind,
} from './overview-words.ts';
export { type AttendanceLine, type AttendanceProblem, readAttendance } from './attendance-words.ts';
export { type HubLine, readHub } from './hub-words.ts';
export { type PastCardLine, readPastCard } from './past-card-words.ts';
export { originWanted, type ProposalLine, readProposal, saysOutside } from './proposal-words.ts';
export { readBundleAsked, unitOfBundle } from './bundle-words.ts';
export { readBranding } from './branding-words.ts';
export {
  announcementOf,
  type ContestLine,
  type MarksProblem,
  readContest,
  readMarks,
} from './contest-words.ts';
export { type PromiseLine, type PromiseProblem, readPromise } from './promise-words.ts';
export { readVisitAsked } from './visit-words.ts';
export { readDelay } from './delay-words.ts';
export { peopleNamed, readOwner } from './owner-words.ts';
export { readSigns } from './signs.ts';
export { readAttempt, readLoosely } from './attempt.ts';
export { cleanText, isBlank, isEmojiOnly, matchKey, oneLine, visible, wordCount } from './clean.ts';
export {
  type Command,
  type CommandName,
  type CommandOf,
  readCommand,
  saysPlainly,
} from './command.ts';
export { type ChoiceReading, type Option as ChoiceOption, readChoice } from './choice.ts';
export type { Day } from '../days.ts';
export { withoutClosing } from './closing.ts';
export { readIntroduction } from './introduction.ts';
export { type InvitationLine, type LineDoubt, readInvitationLines } from './invitation-lines.ts';
export { saysOnlyFigures } from './code-line.ts';
export { sidesOf } from './differing.ts';
export { type Positions, readPositions } from './positions.ts';
export { readPageOrder } from './page-words.ts';
export type { Intent } from './intents.ts';
export { asksByItself, nearestIntents, type QuestionReading, readQuestion } from './questions.ts';
export { readClock } from './clock-time.ts';
export { readDate } from './date.ts';
export { readDayAhead } from './day-ahead.ts';
export { paperNames } from './paper-names.ts';
export { isDocumentCaption, readTaking, type TakenNumber } from './taking-words.ts';
export { asksForWord, readPaper } from './paper-words.ts';
export {
  type EvidenceReading,
  isEvidenceTalk,
  numbersInName,
  readEvidence,
} from './evidence-words.ts';
export { readDay, readFacts } from './fact-words.ts';
export {
  type LetterheadChange,
  nameLines,
  readEmblemCaption,
  readLetterhead,
  readSignatory,
  type SignatoryProblem,
} from './letterhead-words.ts';
export {
  columnMeans,
  type ListUse,
  readListUse,
  isOldReport,
  isWorkbookCaption,
  isWorkbookName,
  pageTyped,
  readTrialEnd,
  readTypedEdition,
  type TypedEdition,
} from './edition-words.ts';
export {
  invitationTo,
  isLink,
  type MeetingLine,
  type MeetingProblem,
  readMeeting,
  showMode,
} from './meeting-words.ts';
export { isMeasured, levelFrom } from './measures.ts';
export type { DateReading } from './date-reading.ts';
export { readNumber, type NumberReading } from './number.ts';
export { showDate, showNumber } from './show.ts';
export { stageNames, stateNames, stepTimeNames } from './state-names.ts';
export { leadingUnit, searchUnits, type UnitNames } from './units.ts';
export { namesInvitee } from './invite-sentence.ts';
export { readSomeOfList, type SomeOfList } from './all-but.ts';
export { type DecisionWords, readDecisionWords } from './decision-words.ts';
export { isInvitationCaption, readInvitationTable } from './invitation-table.ts';
export { comparesChoices, readCompared } from './comparing-words.ts';
export { asksForMore, asksForNextPage } from './more-words.ts';
export { unitTold } from './unit-told.ts';
export { readWhatIf } from './what-if.ts';
export { readStillSame } from './still-same.ts';
export { readYesNo, type YesNo } from './yes-no.ts';
export { readYesNoAbout } from './yes-no-about.ts';
export { holdsAnyTime, type Reply, type StoredReply, wordsOf } from './reply.ts';
export { roleWordAt, roleWords } from './role-words.ts';
export { isAddress, isParticle, plainWords, rawWords } from './words.ts';
export { putsOff } from './putting-off.ts';
export { saysNothingThere } from './nothing-there.ts';
export { type Asked, type AskedCommand, readAsked } from './asked-commands.ts';
export { readSigned, type SignedLine, type SignedPaper } from './signed-words.ts';
export { readVisitNote, type VisitLine } from './visit-note-words.ts';
