import type { JSX } from 'preact';
import type { Language } from '../platform/i18n/language.js';
import { percentInWords } from './figures.words.js';
import { percentOf, type Use } from './occupancy.js';

/** The share in figures, and as a bar for the eye. */
export function OccupancyBar({
  use,
  language,
}: {
  readonly use: Use;
  readonly language: Language;
}): JSX.Element {
  const percent = percentOf(use);
  return (
    <span class="occupancy-bar">
      <span>{percentInWords(percent, language)}</span>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="all" width="100" height="10" />
        <rect class="used" width={percent ?? 0} height="10" />
      </svg>
    </span>
  );
}
