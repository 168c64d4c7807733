import type { HalfDay } from '../reservation/half-day.js';
import type { LocalDate } from '../reservation/local-time.js';

/** What was pressed on: it stands filled in on the page. */
export interface PressedOn {
  readonly date?: LocalDate | undefined;
  readonly halfDay?: HalfDay | undefined;
  /** A place of the telecentre, by its id. */
  readonly resource?: string | undefined;
}

/** The page on which a host books for somebody else: whoever calls, or stands there and comes another day. */
export function bookForPath(slug: string, pressedOn: PressedOn = {}): string {
  const said = Object.entries(pressedOn).flatMap(([name, value]: [string, string | undefined]) =>
    value === undefined ? [] : [[name, value]],
  );
  const query = new URLSearchParams(said).toString();
  return `/telecentres/${slug}/bookings/new${query === '' ? '' : `?${query}`}`;
}

export const BOOK_FOR = {
  fr: 'Réserver pour quelqu’un',
  en: 'Book for somebody',
} as const;
