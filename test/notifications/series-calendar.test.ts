/** One invitation for a whole series: whatever happens to it, the calendar shows what is booked, and each date once. */
import { openPostOffice, type PostOffice } from '../outbox/post-office.js';
import { DESK_AT_MONTMURAT } from '../series/houses.js';
import { MONDAY_MORNING, startService, type KnownCaller, type TestService } from '../support/service.js';
import { AT_MONTMURAT, CASES, move, ONE, OWN, WHOLE, WHOLE_GONE, type Case } from './series-cases.js';
import {
  bookedBy,
  calendarOf,
  calendarsIn,
  changed,
  givenBack,
  made,
  mailsTo,
  referenceOn,
  type Made,
  ROOMY,
} from './series-telling.js';
import { cancelled, decline, tell } from './telling.js';

let office: PostOffice;
let service: TestService;
beforeAll(async () => {
  office = await openPostOffice();
  service = await startService({ smtpUrl: office.url, network: ROOMY });
});
afterAll(async () => {
  await service.close();
  await office.close();
});
beforeEach(() => {
  service.clock.set(MONDAY_MORNING);
});

describe('a calendar holds, each date once,', () => {
  test.each(CASES)('$what', async ({ wish = AT_MONTMURAT, deeds, told }) => {
    const member = await service.visitor();
    await eachInTurn(member, await made(member, wish), deeds);
    expect(await toldTo(member)).toEqual(told);
  });

  test.each(CASES.filter(({ deeds }) => deeds.length > 1))(
    'told of only afterwards: $what',
    async ({ wish = AT_MONTMURAT, deeds }) => {
      const member = await service.visitor();
      let series = await made(member, wish);
      for (const deed of deeds) series = nextOf(series, await deed(series, service.clock));
      await expectShown(member);
    },
  );
});

test('whoever declines invitations gets none, and hears nothing of what they do themselves', async () => {
  const member = await service.visitor();
  await decline(service, member, 'invitation', 'own_change');
  const series = await made(member, AT_MONTMURAT);
  await move('2027-03-11', { date: '2027-03-11', halfDay: 'afternoon' })(series);
  await changed(series, { scope: 'all', title: 'Compta' });
  await givenBack(series, { scope: 'all' });
  const mails = await mailsTo({ service, office }, member);
  expect(mails.map(({ subject }) => subject?.split('\u00a0')[0])).toEqual(['Confirmé']);
  expect(calendarsIn(mails)).toEqual([]);
});

test('an entry that was mailed is kept right to its end, also for whoever declines invitations since', async () => {
  const member = await service.visitor();
  const series = await made(member, AT_MONTMURAT);
  await expectShown(member);
  await decline(service, member, 'invitation', 'own_change');
  await move('2027-03-11', { date: '2027-03-11', halfDay: 'afternoon' })(series);
  await expectShown(member);
  await givenBack(series, { scope: 'all' });
  await expectShown(member);
  expect(await toldTo(member)).toEqual([WHOLE, ONE, WHOLE_GONE]);
});

test('what was given back by a slip is shown again once it is restored, whether or not that had been told', async () => {
  const member = await service.visitor();
  const series = await made(member, AT_MONTMURAT);
  for (const isTold of [true, false]) {
    await givenBack(series, { scope: 'all' });
    if (isTold) await expectShown(member);
    await member.send(`/series/${series.id}/restoration`, {}, { accept: 'text/html' });
    expect(await bookedBy(service, member)).toHaveLength(series.references.size);
    await expectShown(member);
  }
});

test('chosen dates are a file to open, which nobody answers, and one that is moved an entry of its own', async () => {
  const member = await service.visitor();
  const dates = ['2027-03-02', '2027-03-09', '2027-04-20'];
  const series = await made(member, { ...DESK_AT_MONTMURAT, halfDay: 'morning', dates });
  const [mail] = await mailsTo({ service, office }, member);
  expect(mail?.subject).toBe(
    'Confirmé\u00a0: 3\u00a0dates, le matin à montmurat, du 2 mars au 20 avril 2027',
  );
  const file =
    mail?.attachments.find(({ filename }) => filename === 'reservations.ics')?.content.toString() ?? '';
  expect(file).not.toMatch(/METHOD|ORGANIZER|ATTENDEE/);
  expect([...file.matchAll(/DTSTART:(\d+T\d+Z)/g)].map(([, at]) => at)).toEqual([
    '20270302T080000Z',
    '20270309T080000Z',
    '20270420T070000Z',
  ]);
  await move('2027-03-09', { date: '2027-03-09', halfDay: 'afternoon' })(series);
  expect(await toldTo(member)).toEqual([OWN]);
});

test('what happened is told later in the order of a series, should one of its mails have failed', async () => {
  const member = await service.visitor();
  const series = await made(member, AT_MONTMURAT);
  await service.database.query(`update joint_news set failed_at = $1`, [new Date(service.clock.now())]);
  await cancelled(member, referenceOn(series, '2027-03-11'));
  expect(await mailsTo({ service, office }, member)).toEqual([]);
  expect((await service.doctor()).join()).toContain('every event can be told');
  service.clock.advanceMinutes(11);
  await expectShown(member);
  expect((await service.doctor()).join()).not.toContain('every event can be told');
});

async function eachInTurn(member: KnownCaller, first: Made, deeds: Case['deeds']): Promise<void> {
  let series = first;
  await expectShown(member);
  for (const deed of deeds) {
    service.clock.advanceMinutes(1);
    series = nextOf(series, await deed(series, service.clock));
    await tell(service);
    await expectShown(member);
  }
}

/** Its dates keep their references. */
function nextOf(series: Made, after: unknown): Made {
  const next = after as Partial<Made> | undefined;
  return next?.id === undefined ? series : { ...series, id: next.id };
}

async function expectShown(member: KnownCaller): Promise<void> {
  const { shown, complaints } = await calendarOf({ service, office }, member);
  expect(complaints).toEqual([]);
  expect(shown).toEqual(await bookedBy(service, member));
}

/** `REQUEST one`: of which method, and about what. */
async function toldTo(member: KnownCaller): Promise<string[]> {
  const uids = new Set(
    (
      await service.database.query<{ uid: string }>(
        'select uid from invitation where account_id = $1 and series_id is not null',
        [member.account],
      )
    ).map(({ uid }) => uid),
  );
  return calendarsIn(await mailsTo({ service, office }, member)).map((text) => {
    const method = /METHOD:(\w+)/.exec(text)?.[1] ?? '';
    if (!uids.has(/UID:(\S+)/.exec(text)?.[1] ?? '')) return `${method} own`;
    return `${method} ${/^RECURRENCE-ID/m.test(text) && !/^RRULE:FREQ=(?!YEARLY;BYMONTH=(3|10);BYDAY=-1SU)/m.test(text) ? 'one' : 'whole'}`;
  });
}
