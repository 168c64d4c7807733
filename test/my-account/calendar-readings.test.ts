import type { Reader } from '../../src/calendar-feeds/readers.js';
import { neverReadInWords, readingInWords } from '../../src/my-account/calendar-readings.words.js';

/** 13 h in Paris. */
const NOW = Date.parse('2026-11-23T13:00:00+01:00');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a reading in words', () => {
  test.each<[Reader, number, number | null, string, string]>([
    [
      'google',
      5 * HOUR,
      5 * HOUR,
      'Lu par Google Agenda il y a 5\u00a0heures, prochaine lecture vers 18\u00a0h.',
      'Read by Google Calendar 5\u00a0hours ago, next reading around 18:00.',
    ],
    [
      'thunderbird',
      MINUTE,
      29 * MINUTE,
      'Lu par Thunderbird à l’instant, prochaine lecture vers 13\u00a0h\u00a030.',
      'Read by Thunderbird just now, next reading around 13:30.',
    ],
    [
      'apple',
      2 * MINUTE,
      58 * MINUTE,
      'Lu par Calendrier d’Apple il y a 2\u00a0minutes, prochaine lecture vers 14\u00a0h.',
      'Read by Apple Calendar 2\u00a0minutes ago, next reading around 14:00.',
    ],
    [
      'outlook',
      59 * MINUTE,
      121 * MINUTE,
      'Lu par Outlook il y a 59\u00a0minutes, prochaine lecture vers 15\u00a0h.',
      'Read by Outlook 59\u00a0minutes ago, next reading around 15:00.',
    ],
    [
      'icsx5',
      119 * MINUTE,
      22 * HOUR,
      'Lu par ICSx⁵ il y a 1\u00a0heure, prochaine lecture demain vers 11\u00a0h.',
      'Read by ICSx⁵ 1\u00a0hour ago, next reading tomorrow around 11:00.',
    ],
    [
      'nextcloud',
      47 * HOUR,
      5 * 24 * HOUR,
      'Lu par Nextcloud il y a 1\u00a0jour, prochaine lecture samedi 28 novembre vers 13\u00a0h.',
      'Read by Nextcloud 1\u00a0day ago, next reading Saturday 28 November around 13:00.',
    ],
    [
      'davx5',
      26 * HOUR,
      -20 * MINUTE,
      'Lu par DAVx⁵ il y a 1\u00a0jour, prochaine lecture d’un moment à l’autre.',
      'Read by DAVx⁵ 1\u00a0day ago, next reading at any moment.',
    ],
    [
      'other',
      9 * 24 * HOUR,
      null,
      'Lu par un autre agenda il y a 9\u00a0jours. Il ne vient plus\u00a0: vérifiez que ce calendrier est toujours dans votre agenda.',
      'Read by another program 9\u00a0days ago. It no longer comes: see whether this calendar is still in your program.',
    ],
  ])('by %s, %d ms ago and next in %d', (reader, age, ahead, french, english) => {
    const lastAt = NOW - age;
    const reading = { reader, firstAt: lastAt, lastAt, next: ahead === null ? null : NOW + ahead };
    expect([readingInWords(reading, NOW, 'fr'), readingInWords(reading, NOW, 'en')]).toEqual([
      french,
      english,
    ]);
  });

  test('is told by the clock of the mainland, on both sides of the change of hour', () => {
    const night = Date.parse('2026-10-25T00:30:00Z');
    const reading = { reader: 'google', firstAt: night, lastAt: night, next: night + 4 * HOUR } as const;
    expect(readingInWords(reading, night + HOUR, 'fr')).toContain('prochaine lecture vers 6\u00a0h.');
  });

  test('that never was asks for patience on the first day, and says what to do from then on', () => {
    expect(neverReadInWords(NOW - 23 * HOUR, NOW, 'fr')).toBe(
      'Jamais lu. Certains agendas ne viennent la première fois qu’au bout d’une journée.',
    );
    expect(neverReadInWords(NOW - 24 * HOUR, NOW, 'fr')).toMatch(
      /^Jamais lu\. Aucun agenda ne l’a trouvé\u00a0: arrêtez-le/,
    );
    expect(neverReadInWords(NOW - 24 * HOUR, NOW, 'en')).toMatch(
      /^Never read\. No program has found it: stop it/,
    );
  });
});
