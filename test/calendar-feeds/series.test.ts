/** A series where somebody subscribes: each of its dates is an event of its own, once. */
import { AT_MONTMURAT, move } from '../notifications/series-cases.js';
import { bookedBy, made, referenceOn, ROOMY } from '../notifications/series-telling.js';
import { cancelled } from '../notifications/telling.js';
import { startService } from '../support/service.js';
import { eventsIn, look, subscribe } from './feeds.js';

test('each date of a series is one event, wherever it has moved, and none is there twice', async () => {
  const service = await startService({ network: ROOMY });
  try {
    const member = await service.visitor();
    const { path } = await subscribe(member);
    const series = await made(member, AT_MONTMURAT);
    await move('2027-03-11', { date: '2027-03-12', halfDay: 'afternoon' })(series);
    await cancelled(member, referenceOn(series, '2027-03-18'));
    const { text } = await look(service, path);
    expect(text).not.toMatch(/^(RRULE|RECURRENCE-ID|EXDATE)/m);
    const events = eventsIn(text);
    expect(events.map(({ start }) => Date.parse(start)).sort((one, other) => one - other)).toEqual(
      await bookedBy(service, member),
    );
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(9);
  } finally {
    await service.close();
  }
});
