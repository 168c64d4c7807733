import type { Language } from '../platform/i18n/language.js';

/** What a mail says, before it is given a shape. All of it is plain text. */
export interface LetterParts {
  readonly language: Language;
  readonly networkName: string;
  readonly subject: string;
  readonly greeting?: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly url: string };
  /** What is said below the action. */
  readonly after?: readonly string[];
  /** Why this mail came and whom to turn to. */
  readonly footer: readonly string[];
}
