import { tariffLine } from '../../src/tariffs/tariff-line.words.js';
import type { TariffRule } from '../../src/tariffs/tariff-rule.js';
import { rule } from './rules.js';

const MURAT = { scope: 'telecentre', telecentre: 'murat' } as const;
const MONTH = { unit: 'month', cents: 5000 } as const;

describe('what it costs, in one sentence,', () => {
  test.each<[string, readonly TariffRule[], string | null]>([
    ['is not known without a rule', [], null],
    [
      'leaves out what never counts there',
      [rule({ cents: 900, status: 'student' }), rule({ cents: 1000, where: MURAT })],
      '10\u00a0€ la demi-journée',
    ],
    [
      'tells first what is narrower',
      [rule(MONTH), rule({ ...MONTH, cents: 0, untilMonths: 12 })],
      'Gratuit la première année, puis 50\u00a0€ par mois au plus',
    ],
    ['does not tell what has ended', [rule({ cents: 1000, validUntil: '2026-11-24' })], null],
    [
      'names the kind that costs something else',
      [rule({ cents: 1000 }), rule({ cents: 3000, kind: 'meeting_room' })],
      '10\u00a0€ la demi-journée\u00a0; salle de réunion\u00a0: 30\u00a0€ la demi-journée',
    ],
  ])('%s', (_, rules, line) => {
    expect(tariffLine(rules, { telecentre: 'murat', department: '15', kind: null }, '2026-11-24', 'fr')).toBe(
      line,
    );
  });

  test('is that of one kind of place where one is booked', () => {
    const rules = [rule({ cents: 1000 }), rule({ cents: 3000, kind: 'meeting_room' })];
    const of = (kind: TariffRule['kind']) =>
      tariffLine(rules, { telecentre: 'murat', department: '15', kind }, '2026-11-24', 'fr');
    expect(of('meeting_room')).toBe('30\u00a0€ la demi-journée');
    expect(of('desk')).toBe('10\u00a0€ la demi-journée');
  });
});
