import type { Language } from '../platform/i18n/language.js';

/** What a mail says, before it is given a shape. All of it is plain text. */
export interface LetterParts {
  readonly language: Language;
  readonly networkName: string;
  readonly subject: string;
  readonly greeting?: string;
  readonly paragraphs: readonly string[];
  /** What it is about, line by line. */
  readonly facts?: readonly Fact[];
  readonly table?: LetterTable;
  readonly action?: LetterLink;
  /** It cannot wait until somebody has read all the rest, and stands above it. */
  readonly actionFirst?: boolean;
  /** Other things to do, less in sight. */
  readonly actions?: readonly LetterLink[];
  /** What is said below the action. */
  readonly after?: readonly string[];
  /** Why this mail came and whom to turn to. */
  readonly footer: readonly string[];
  /** Where mails of this sort can be stopped; mail programs offer it as a button, too. */
  readonly stop?: LetterLink;
}

export interface LetterLink {
  readonly label: string;
  readonly url: string;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Where a press on the value leads. */
  readonly url?: string;
}

export interface LetterTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** As many cells as there are columns; the first says what the row is about. */
  readonly rows: readonly (readonly string[])[];
}
