// What is said about a workbook that cannot be read, and what to do with it.
// Sentences only; files/archive/workbook.ts finds the problems.
import type { WorkbookProblem } from '../files/archive/workbook.ts';

/** A sentence for each problem. */
export const workbookProblemText: Readonly<Record<WorkbookProblem['code'], string>> = {
  not_a_workbook: 'This is no Excel workbook; save the table as .xlsx.',
  old_workbook: 'This is a workbook of another format; open it and save it as .xlsx.',
  encrypted: 'The workbook has a password; save it without one.',
  damaged: 'The file is not whole; open it, save it as .xlsx again and send that one.',
  too_big: 'The file is larger than any edition; delete what is not part of it.',
  macro: 'The workbook holds macros; save it as .xlsx, which has none.',
  hidden_sheet: 'this sheet is hidden; show it, or delete it.',
  hidden_row: 'this row is hidden; show it, or delete it.',
  hidden_column: 'this column is hidden; show it, or delete it.',
  formula: 'there is a formula here; write what it comes to.',
  error_value: 'there is an error here; write what is meant.',
  old_dates:
    'The workbook counts days from 1904; turn that off in the options, and write the days anew.',
  too_many_rows:
    'there are more rows than any edition has (2,000); delete those that are not part of it.',
  too_many_columns: 'there are more columns than any edition has; delete this one.',
};
