/** What arrives over the wire, read as a mail program and a calendar read it. */
import { simpleParser, type ParsedMail } from 'mailparser';
import { MailWorker } from '../../src/outbox/mail-worker.js';
import { ReaderCalendar } from '../icalendar/reader.js';
import { openPostOffice, type PostOffice } from '../outbox/post-office.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import {
  AFTERNOON,
  booked,
  cancelled,
  decline,
  MORNING,
  moved,
  peopleOf,
  restored,
  tell,
  type People,
} from './telling.js';

let office: PostOffice;
let service: TestService;
let people: People;
let calendar: ReaderCalendar;
beforeEach(async () => {
  office = await openPostOffice();
  service = await startService({ smtpUrl: office.url });
  people = await peopleOf(service);
  calendar = new ReaderCalendar();
});
afterEach(async () => {
  await service.close();
  await office.close();
});

const NINE = Date.parse(`${TUESDAY}T09:00:00+01:00`);
const HALF_PAST_ONE = Date.parse(`${TUESDAY}T13:30:00+01:00`);

describe('the calendar of somebody who books, moves and cancels', () => {
  test('holds one entry, then none', async () => {
    const reference = await booked(people.jeanne);
    expect(await shownAfterMails()).toEqual([NINE]);
    await moved(people.jeanne, reference, AFTERNOON);
    expect(await shownAfterMails()).toEqual([HALF_PAST_ONE]);
    await cancelled(people.jeanne, reference);
    expect(await shownAfterMails()).toEqual([]);
    await restored(people.jeanne, reference);
    expect(await shownAfterMails()).toEqual([HALF_PAST_ONE]);
  });

  test('holds the same when all of it is told at once', async () => {
    const reference = await booked(people.jeanne);
    await moved(people.jeanne, reference, AFTERNOON);
    await moved(people.jeanne, reference, { title: 'Dossier' });
    expect(await shownAfterMails()).toEqual([HALF_PAST_ONE]);
    await moved(people.jeanne, reference, { date: TUESDAY, halfDay: 'morning' });
    await cancelled(people.jeanne, reference);
    expect(await shownAfterMails()).toEqual([]);
  });

  test('holds one entry also at another telecentre, and there and back', async () => {
    const reference = await booked(people.jeanne);
    await moved(people.jeanne, reference, { telecentre: 'aurillac', kind: 'desk' });
    expect(await shownAfterMails()).toHaveLength(1);
    await moved(people.jeanne, reference, { telecentre: 'figeac', kind: 'desk' });
    expect(await shownAfterMails()).toEqual([NINE]);
    await cancelled(people.jeanne, reference);
    expect(await shownAfterMails()).toEqual([]);
    // The newest on top, all of one booking: who invited takes back.
    expect((await mails()).map(({ from }) => from?.value[0]?.address)).toEqual(
      ['figeac', 'figeac', 'aurillac', 'aurillac', 'figeac', 'figeac'].map(
        (slug) => `telecentres+${slug}@example.org`,
      ),
    );
  });

  test('is kept right to the end for whoever declines invitations in between, and hears of no new ones', async () => {
    const reference = await booked(people.jeanne);
    await tell(service);
    await decline(service, people.jeanne, 'invitation', 'own_change');
    await moved(people.jeanne, reference, AFTERNOON);
    expect(await shownAfterMails()).toEqual([HALF_PAST_ONE]);
    await moved(people.jeanne, reference, { telecentre: 'aurillac', kind: 'desk' });
    expect(await shownAfterMails()).toEqual([]);
    const before = (await mails()).length;
    await cancelled(people.jeanne, reference);
    await shownAfterMails();
    expect(await mails()).toHaveLength(before);
  });

  test('is never told to drop what it was never told', async () => {
    await decline(service, people.jeanne, 'invitation');
    const reference = await booked(people.jeanne);
    await tell(service);
    await decline(service, people.jeanne);
    await cancelled(people.jeanne, reference);
    await shownAfterMails();
    expect((await mails()).map(calendarOf)).toEqual([undefined, undefined]);
  });

  test('begins with the first change after invitations are wanted again', async () => {
    await decline(service, people.jeanne, 'invitation');
    const reference = await booked(people.jeanne);
    await tell(service);
    await decline(service, people.jeanne);
    await moved(people.jeanne, reference, AFTERNOON);
    expect(await shownAfterMails()).toEqual([HALF_PAST_ONE]);
    await cancelled(people.jeanne, reference);
    expect(await shownAfterMails()).toEqual([]);
  });

  test('is remembered as it was last told', async () => {
    const reference = await booked(people.jeanne);
    await moved(people.jeanne, reference, AFTERNOON);
    await tell(service);
    const remembered = `select i.sequence, t.slug as place, i.starts_at as start, i.withdrawn_at as withdrawn
from invitation i join telecentre t on t.id = i.telecentre_id order by i.starts_at`;
    expect(await service.database.query(remembered)).toEqual([
      { sequence: 1, place: 'figeac', start: new Date(HALF_PAST_ONE), withdrawn: null },
    ]);
    await cancelled(people.jeanne, reference);
    await tell(service);
    expect(await service.database.query(remembered)).toMatchObject([
      { sequence: 2, withdrawn: new Date(service.clock.now()) },
    ]);
  });
});

test('every mail of a booking belongs to one conversation, and says where such mails can be stopped', async () => {
  await decline(service, people.jeanne, 'invitation');
  const reference = await booked(people.jeanne, { ...MORNING, hold: true });
  await moved(people.jeanne, reference, AFTERNOON);
  service.clock.advanceMinutes(2);
  await shownAfterMails();
  await moved(people.jeanne, reference, MORNING);
  service.clock.advanceMinutes(2);
  await shownAfterMails();
  const [held, again, back] = await mails();
  expect([again?.references, back?.references].flat()).toEqual([held?.messageId, held?.messageId]);
  const stop = back?.headerLines.find(({ key }) => key === 'list-unsubscribe');
  expect(stop?.line).toMatch(/<http[^>]*\/unsubscribe\/[\w-]{44}>/);
});

/** Beginnings of what the calendar shows once all mails have come. */
async function shownAfterMails(): Promise<number[]> {
  await tell(service);
  await service.app.get(MailWorker).sendDue();
  for (const mail of await mails()) {
    const text = calendarOf(mail);
    if (text !== undefined) calendar.receive(text);
  }
  return calendar.shown;
}

function mails(): Promise<ParsedMail[]> {
  return Promise.all(office.wire.map(({ raw }) => simpleParser(raw)));
}

function calendarOf({ attachments }: ParsedMail): string | undefined {
  return attachments.find(({ contentType }) => contentType === 'text/calendar')?.content.toString();
}
