import { Notifications } from '../../src/notifications/notifications.js';
import { linkedBooking, textOf, type Linked } from '../booking-links/linked.js';
import { instantIn, objectIn, onlyChild, valueOf } from '../icalendar/invitations.js';
import { told } from '../platform/problem-document.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { waysIn } from './visiting.js';

const DESK = {
  telecentre: 'figeac',
  kind: 'desk',
  date: TUESDAY,
  halfDay: 'morning',
  title: 'Point; d’équipe, à 3',
};

let service: TestService;
let linked: Linked;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  linked = await linkedBooking(service, DESK);
});
afterAll(() => service.close());

describe('a booking as a file for a calendar', () => {
  test('is named by its day, published, and one entry that an independent reader understands', async () => {
    const { status, headers, body } = await file();
    expect([
      status,
      headers['content-disposition'],
      headers['content-type'],
      headers['x-robots-tag'],
    ]).toEqual([
      200,
      `attachment; filename="telecentre-${TUESDAY}.ics"`,
      'text/calendar; charset=utf-8; method=PUBLISH',
      'noindex',
    ]);
    const object = objectIn(body);
    const event = onlyChild(object, 'vevent');
    expect([valueOf(object, 'method'), valueOf(event, 'status')]).toEqual(['PUBLISH', 'CONFIRMED']);
    expect(new Date(instantIn(body, 'dtstart')).toISOString()).toBe('2026-11-24T08:00:00.000Z');
    expect(new Date(instantIn(body, 'dtend')).toISOString()).toBe('2026-11-24T11:00:00.000Z');
    expect(valueOf(event, 'summary')).toContain('Point; d’équipe, à 3');
    expect(valueOf(event, 'location')).toContain('Figeac');
  });

  test('names nobody who comes, and holds no secret of a link', async () => {
    const { body } = await file();
    expect(body).not.toMatch(/ATTENDEE|jeanne/i);
    expect(body).not.toContain('/booking/');
    const unfolded = body.replace(/\r\n[ \t]/g, '');
    expect(unfolded).toContain(`/bookings/${linked.reference}`);
  });

  test('is the very entry of the invitation by mail, and grows with it', async () => {
    await service.app.get(Notifications).tellDue();
    const [mailed] = await service.database.query('select uid, sequence from invitation');
    const before = versionIn((await file()).body);
    expect(mailed).toEqual({ uid: before.uid, sequence: before.sequence });
    service.clock.advanceMinutes(5);
    await linked.holder.patch(`/api/v1/bookings/${linked.reference}`, {
      halfDay: 'afternoon',
      date: TUESDAY,
    });
    const after = versionIn((await file()).body);
    expect(after).toEqual({ uid: before.uid, sequence: before.sequence + 1, stamp: before.stamp + 300 });
  });

  test('is the same to the octet until something changes', async () => {
    const first = await file();
    service.clock.advanceMinutes(60);
    expect((await file()).body).toBe(first.body);
  });

  test('is not there of what is given back, held or unknown', async () => {
    await linked.browser.open(linked.cancel);
    await linked.browser.press(linked.cancel);
    expect((await file()).status).toBe(404);
    const held = await linkedBooking(service, { ...DESK, date: '2026-11-25', hold: true });
    expect((await service.anybody.get(`${held.see}/calendar.ics`)).status).toBe(404);
    expect((await service.anybody.get('/booking/nonsense/calendar.ics')).status).toBe(410);
  });

  test('has ways beside it that tell others when, what and where, and no link that opens without signing in', async () => {
    const { html } = await linked.browser.open(linked.see);
    const ways = waysIn(html).filter((way) => /google|outlook/.test(way));
    expect(ways.map((way) => new URL(way).host)).toEqual([
      'calendar.google.com',
      'outlook.office.com',
      'outlook.live.com',
    ]);
    for (const way of ways) {
      const { searchParams } = new URL(way);
      const said = [...searchParams.values()].join(' ');
      expect(said).toContain('Point; d’équipe, à 3');
      expect(said).toContain(`Référence\u00a0: ${linked.reference}`);
      expect(said).toContain(`${service.url}/bookings/${linked.reference}`);
      expect(said).not.toMatch(/booking\/|jeanne/i);
    }
    expect(new URL(ways[0] ?? '').searchParams.get('dates')).toBe('20261124T080000Z/20261124T110000Z');
    expect(textOf(html)).toContain('Ajouter à mon agenda');
  });
});

async function file(): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  const { status, headers, body } = told(await service.anybody.get(`${linked.see}/calendar.ics`));
  return { status, headers, body: String(body) };
}

function versionIn(text: string): { uid: string; sequence: number; stamp: number } {
  const event = onlyChild(objectIn(text), 'vevent');
  return {
    uid: valueOf(event, 'uid'),
    sequence: Number(valueOf(event, 'sequence')),
    stamp: Date.parse(valueOf(event, 'dtstamp')) / 1000,
  };
}
