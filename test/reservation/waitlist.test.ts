import { instantsOf } from '../../src/reservation/local-time.js';
import { offerDeadline } from '../../src/reservation/offer-deadline.js';
import { HOUR, type Instant } from '../../src/reservation/period.js';

const PARIS = 'Europe/Paris';
const THURSDAY = at('2026-11-26', '09:00');

function at(date: string, time: string): Instant {
  return instantsOf(date, time, PARIS)[0] ?? Number.NaN;
}

describe('An offer to whoever waits', () => {
  test.each([
    ['far ahead, for four hours', '2026-11-23', '09:00', '2026-11-23', '13:00'],
    [
      'in the afternoon, until the evening and not into the night',
      '2026-11-23',
      '17:00',
      '2026-11-23',
      '20:00',
    ],
    ['in the late evening, until the next morning', '2026-11-23', '19:30', '2026-11-24', '08:00'],
    ['at night, until the next morning', '2026-11-24', '02:00', '2026-11-24', '08:00'],
    ['on the eve, until the evening', '2026-11-25', '18:00', '2026-11-25', '20:00'],
    ['on the same morning, for half of the time that is left', '2026-11-26', '08:10', '2026-11-26', '08:35'],
  ])('made %s', (_, date, time, untilDate, untilTime) => {
    const deadline = offerDeadline(THURSDAY, at(date, time), PARIS, 4 * HOUR);
    expect(deadline).toBe(at(untilDate, untilTime));
  });

  test.each([
    ['when half an hour is not left', '2026-11-26', '08:35'],
    ['once it has begun', '2026-11-26', '09:10'],
  ])('is not made %s', (_, date, time) => {
    expect(offerDeadline(THURSDAY, at(date, time), PARIS, 4 * HOUR)).toBeNull();
  });

  test('never waits past its beginning, nor into the night, whenever it is made', () => {
    for (let now = at('2026-11-22', '09:00'); now < THURSDAY; now += 7 * 60_000) {
      const deadline = offerDeadline(THURSDAY, now, PARIS, 4 * HOUR);
      if (deadline === null) continue;
      expect(deadline - now).toBeGreaterThanOrEqual(15 * 60_000);
      expect(deadline).toBeLessThan(THURSDAY);
      const hour = new Intl.DateTimeFormat('fr', {
        timeZone: PARIS,
        hour: '2-digit',
        minute: '2-digit',
      }).format(deadline);
      expect(hour >= '08:00' && hour <= '20:00').toBe(true);
    }
  });
});
