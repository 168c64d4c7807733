/** Monday 23 November 2026, 9 h in Paris: Tuesday the 24th is an ordinary day at every telecentre of the pilot. */
export const MONDAY_MORNING = '2026-11-23T09:00:00+01:00';
