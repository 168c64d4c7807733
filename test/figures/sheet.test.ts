import type { Figures } from '../../src/figures/figures.service.js';
import { duringInWords, spanInWords, trendInWords } from '../../src/figures/figures.words.js';
import type { Use } from '../../src/figures/occupancy.js';
import { sentencesOf } from '../../src/figures/sheet.words.js';

const SPAN = { from: '2026-11-01', to: '2026-11-30' };

interface Given {
  readonly now: Use;
  readonly before?: number;
  readonly people?: number | null;
  readonly firstVisits?: number | null;
}

function figures({ now, before = 0, people = null, firstVisits = null }: Given): Figures {
  return {
    telecentre: { commune: { name: 'Figeac' } },
    span: SPAN,
    occupancy: now,
    people: { total: people, firstVisits },
    before: { occupancy: { open: 40, used: before } },
  } as unknown as Figures;
}

/** Spaces that do not break are written as others. */
function french(given: Given): string[] {
  return sentencesOf(figures(given), 'fr').map((sentence) => sentence.replaceAll(/[\u00a0\u202f]/g, ' '));
}

function english(given: Given): string[] {
  return sentencesOf(figures(given), 'en').map((sentence) => sentence.replaceAll('\u00a0', ' '));
}

describe('The sentences for the mayor', () => {
  it.each([
    [0, 'En novembre 2026, à Figeac, le télécentre n’a servi à aucun travail ni à aucune réunion.'],
    [1, 'pendant 1 demi-journée de travail ou de réunion, soit 5 % du temps'],
    [2, 'pendant 2 demi-journées de travail ou de réunion, soit 10 % du temps'],
  ])('say of %d half-days what the place was for', (used, sentence) => {
    expect(french({ now: { open: 20, used } })[0]).toContain(sentence);
  });

  it('say that little is more than nothing', () => {
    expect(french({ now: { open: 400, used: 1 } })[0]).toContain('soit moins de 1 % du temps');
    expect(english({ now: { open: 400, used: 1 } })[0]).toContain('meetings: less than 1% of the time');
  });

  it('say of a place that was shut no share of nothing, and of nobody how many came', () => {
    expect(french({ now: { open: 0, used: 0 } })).toEqual([
      'En novembre 2026, à Figeac, le télécentre n’a pas été ouvert.',
      'Rien n’est connu des mêmes jours de l’an dernier.',
    ]);
    expect(english({ now: { open: 0, used: 0 } })[0]).toBe(
      'In November 2026, the telecentre in Figeac was not open.',
    );
  });

  it.each([
    [0, 2, 'Rien n’est connu des mêmes jours de l’an dernier.'],
    [1, 1, 'L’an dernier aux mêmes dates, 1 demi-journée avait été utilisée : c’est autant cette fois.'],
    [1, 2, 'L’an dernier aux mêmes dates, 1 demi-journée avait été utilisée : c’est 1 de plus cette fois.'],
    [
      2,
      0,
      'L’an dernier aux mêmes dates, 2 demi-journées avaient été utilisées : c’est 2 de moins cette fois.',
    ],
  ])('say of %d half-days last year and %d now how they differ', (before, used, sentence) => {
    expect(french({ now: { open: 20, used }, before }).at(-1)).toBe(sentence);
  });

  it('tell people in the plural, for fewer than five are never told', () => {
    expect(french({ now: { open: 20, used: 9 }, people: 5, firstVisits: null })[1]).toBe(
      '5 personnes différentes y sont venues.',
    );
    expect(french({ now: { open: 20, used: 9 }, people: 1200, firstVisits: 5 })[1]).toBe(
      '1 200 personnes différentes y sont venues, dont 5 pour la première fois.',
    );
    expect(french({ now: { open: 20, used: 9 } })[1]).toBe(
      'Moins de cinq personnes différentes y sont venues.',
    );
  });

  it.each([
    [
      0,
      'was used for no work and no meeting.',
      'Last year on the same dates it was 1 half-day: 1 fewer now.',
    ],
    [1, 'was used for 1 half-day of work', 'Last year on the same dates it was 1 half-day: as many now.'],
    [2, 'was used for 2 half-days of work', 'Last year on the same dates it was 1 half-day: 1 more now.'],
  ])('count to %d in English too', (used, first, last) => {
    const sentences = english({ now: { open: 20, used }, before: 1 });
    expect(sentences[0]).toContain(first);
    expect(sentences.at(-1)).toBe(last);
  });
});

describe('Beside the figures', () => {
  it.each([
    [3, '1\u00a0demi-journée de moins que l’an dernier\u00a0: 3 (15\u00a0% → 10\u00a0%)'],
    [2, 'Autant que l’an dernier\u00a0: 2 (10\u00a0% → 10\u00a0%)'],
    [1, '1\u00a0demi-journée de plus que l’an dernier\u00a0: 1 (5\u00a0% → 10\u00a0%)'],
  ])('%d half-days last year are compared with two', (used, words) => {
    expect(trendInWords({ open: 20, used: 2 }, { open: 20, used }, 'fr')).toBe(words);
  });

  it.each([
    [SPAN, '2026-11-22', 'novembre 2026, jusqu’au 22', 'November 2026, until 22 November'],
    [
      { from: '2026-01-01', to: '2026-12-31' },
      '2026-10-01',
      'année 2026, jusqu’au 1er octobre',
      'year 2026, until 1 October',
    ],
  ])('a span that is under way says until when it counts', (span, until, fr, en) => {
    expect([spanInWords(span, 'fr', until), spanInWords(span, 'en', until)]).toEqual([fr, en]);
    expect(duringInWords(span, 'fr', until)).toMatch(/^en .*, jusqu’au (22|1er octobre)$/);
  });

  it('a single day is no span', () => {
    const day = { from: '2026-11-03', to: '2026-11-03' };
    expect(spanInWords(day, 'fr')).toBe('le mardi 3 novembre 2026');
    expect(spanInWords(day, 'en')).toBe('on Tuesday 3 November 2026');
  });
});
