import { textOf } from '../booking-links/linked.js';
import { browserAt } from '../support/browser.js';
import { newestLetter } from '../support/mail.js';
import { Notifications } from '../../src/notifications/notifications.js';
import { answerTo, ask, openHouse, saidIn, type World } from './asking.js';

let world: World;
let reference: string;
beforeEach(async () => {
  world = await openHouse();
  reference = await ask(world.jeanne);
  await world.service.app.get(Notifications).tellDue();
  await answerTo(world.host, reference, 'decline', 'Conseil municipal');
});
afterEach(() => world.service.close());

describe('a request that is declined', () => {
  test('is shown to whoever asked, by its address and by the link of the mail that had said it waits', async () => {
    const { links } = await newestLetter(world.service, 'jeanne@example.org');
    const mailed = links.find((link) => link.includes('/booking/'));
    const { headers } = await world.jeanne.get(`/bookings/${reference}`);
    for (const path of [String(headers['location']), new URL(mailed ?? '').pathname]) {
      const { status, html } = await browserAt(world.service.url).open(path);
      expect(status).toBe(200);
      expect(textOf(html)).toContain('Conseil municipal');
    }
  });

  test('is no booking that could be taken back', async () => {
    const { status, body } = saidIn(await world.jeanne.post(`/api/v1/bookings/${reference}/restoration`));
    expect([status, body.type]).toEqual([409, expect.stringContaining('wrong-state')]);
  });
});
