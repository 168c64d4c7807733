import { bookNow } from '../bookings/rivals.js';
import { told } from '../platform/problem-document.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { bookTeam, daysFrom, namesIn, TEAMS, VILLAGES, type TeamAnswer } from './villages.js';

let service: TestService;
let member: KnownCaller;
let then: { readonly date: string; readonly halfDay: string };
const nextDay = daysFrom('2026-11-24');
beforeAll(async () => {
  service = await startService({ network: VILLAGES });
});
beforeEach(async () => {
  [member, then] = [await service.member(), nextDay()];
});
afterAll(() => service.close());

const THREE_DESKS = { kind: 'desk', count: 3 };

describe('a team', () => {
  test('gets desks side by side and a room, each a booking of who booked', async () => {
    const room = { kind: 'meeting_room', people: 4 };
    const answer = await bookTeam(member, [THREE_DESKS, room], { ...then, title: 'Projet' });
    expect(told(answer)).toMatchObject({ status: 201, body: { title: 'Projet', sideBySide: true } });
    expect(namesIn(answer)).toEqual(['Open space 1', 'Open space 2', 'Open space 3', 'Salle A']);
    const { body } = told(await member.get('/api/v1/bookings'));
    expect((body as TeamAnswer).bookings.map(({ status }) => status)).toEqual(Array(4).fill('confirmed'));
    expect((await member.get(String(answer.headers['location']))).body).toEqual(answer.body);
  });

  test('sits where there is nobody between them, rather than where the first desk is free', async () => {
    for (const desk of [2, 5]) await taken(`vic-open-${desk}`);
    expect(namesIn(await bookTeam(member, [{ kind: 'desk', count: 2 }], then))).toEqual([
      'Atelier 1',
      'Atelier 2',
    ]);
  });

  test('that cannot sit together is told so', async () => {
    for (const desk of [2, 4, 5]) await taken(`vic-open-${desk}`);
    const answer = await bookTeam(member, [THREE_DESKS], then);
    expect(told(answer)).toMatchObject({ status: 201, body: { sideBySide: false } });
    expect(namesIn(answer)).toEqual(['Open space 1', 'Open space 3', 'Open space 6']);
  });

  test('can have places that it names', async () => {
    const places = [{ resource: 'vic-open-5' }, { resource: 'vic-b', people: 2 }, { kind: 'desk' }];
    const answer = await bookTeam(member, places, then);
    expect(namesIn(answer)).toContain('Open space 5');
    expect(namesIn(answer)).toContain('Salle B');
  });

  test('of two meetings gets two rooms that are no parts of each other', async () => {
    const rooms = { kind: 'meeting_room', count: 2, people: 4 };
    expect(namesIn(await bookTeam(member, [rooms], then))).toEqual(['Salle A', 'Salle B']);
  });

  test('gives the room that is the only one for one place to that place, however they are written', async () => {
    const answer = await bookTeam(
      member,
      [
        { kind: 'meeting_room', people: 3 },
        { resource: 'vic-tardive', people: 3 },
      ],
      then,
    );
    expect(namesIn(answer).sort()).toEqual(['Petite salle', 'Salle A']);
  });

  test('asks for what is only given on request, and has the rest at once', async () => {
    const answer = await bookTeam(member, [{ kind: 'desk' }, { resource: 'vic-conseil', people: 15 }], then);
    const { bookings } = answer.body as TeamAnswer;
    expect(bookings.map(({ status, awaitsApproval }) => [status, awaitsApproval])).toEqual([
      ['confirmed', false],
      ['held', true],
    ]);
  });

  test('is told in one mail, and in none of its own for each place', async () => {
    const { body } = told(await bookTeam(member, [THREE_DESKS], then));
    const { id } = body as TeamAnswer;
    const news = await service.database.query(
      'select kind, done_by, cardinality(bookings) as bookings from joint_news where team_id = $1',
      [id],
    );
    expect(news).toEqual([{ kind: 'made', done_by: 'self', bookings: 3 }]);
    expect(
      await service.database.query(
        'select from booking_event_untold u join booking_event e on e.id = u.event_id join booking b on b.id = e.booking_id where b.team_id = $1',
        [id],
      ),
    ).toEqual([]);
  });

  test('only asks what it would get, and nothing is written', async () => {
    const answer = told(
      await bookTeam(member, [THREE_DESKS, { resource: 'vic-conseil' }], { ...then, dryRun: true }),
    );
    expect(answer).toMatchObject({
      status: 200,
      body: { sideBySide: true, halfDay: 'morning', places: [{}, {}, {}, { needsApproval: true }] },
    });
    expect((await member.get('/api/v1/bookings')).body).toEqual({ bookings: [] });
  });
});

describe('a team for which there is no room', () => {
  test('has nothing, and is told how many places there are, and where and when there is room for all', async () => {
    const [before] = await service.database.query<{ count: number }>(COUNTED);
    for (const desk of [1, 2, 3, 4, 5, 6]) await taken(`vic-open-${desk}`);
    const answer = told(await bookTeam(member, [THREE_DESKS, { kind: 'meeting_room', people: 4 }], then));
    expect(answer).toMatchObject({
      status: 409,
      body: {
        type: '/problems/team-incomplete',
        places: [
          { kind: 'desk', count: 3, had: 2 },
          { kind: 'meeting_room', people: 4, count: 1, had: 1 },
        ],
        alternatives: [
          { telecentre: 'vic', halfDay: 'afternoon', distanceKm: null },
          { telecentre: 'salers', halfDay: 'morning' },
        ],
      },
    });
    expect((await member.get('/api/v1/bookings?when=all')).body).toEqual({ bookings: [] });
    expect(await service.database.query(COUNTED)).toEqual([before]);
  });

  test('is told of the rule that is against one place', async () => {
    const answer = told(await bookTeam(member, [{ kind: 'desk' }, { kind: 'training_room' }], then));
    expect(answer).toMatchObject({
      status: 409,
      body: { places: [{ had: 1 }, { had: 0, violations: [{ rule: 'no-such-kind' }] }], alternatives: [] },
    });
  });

  test('because of a rule that is against all of it hears that rule', async () => {
    const answer = told(await bookTeam(member, [THREE_DESKS], { ...then, date: '2026-11-02' }));
    expect(answer).toMatchObject({ status: 422, body: { type: '/problems/rule-broken' } });
  });

  test('at hours is offered the half-days of that day', async () => {
    for (const desk of [1, 2, 3, 4, 5, 6]) await taken(`vic-open-${desk}`);
    const { date } = then;
    const hours = { start: `${date}T09:00`, end: `${date}T11:00` };
    const answer = await bookTeam(member, [THREE_DESKS], hours);
    const { alternatives } = answer.body as { alternatives: object[] };
    expect(alternatives).toMatchObject([
      { telecentre: 'vic', halfDay: 'afternoon' },
      { telecentre: 'salers' },
    ]);
  });
});

describe('the same request sent again', () => {
  const KEY = { 'idempotency-key': 'three-desks' };

  test('finds the team that was made, and makes no other', async () => {
    const first = await bookTeam(member, [THREE_DESKS], then, KEY);
    const again = await bookTeam(member, [THREE_DESKS], then, KEY);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await bookTeam(member, [{ kind: 'desk', count: 2 }], then, KEY)).toMatchObject({ status: 422 });
  });

  test('many times at once makes one team', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => bookTeam(member, [THREE_DESKS], then, KEY)),
    );
    expect(new Set(answers.map(({ body }) => (body as TeamAnswer).id)).size).toBe(1);
    const { body } = told(await member.get('/api/v1/bookings'));
    expect((body as TeamAnswer).bookings).toHaveLength(3);
  });

  test('after a refusal hears the same refusal', async () => {
    const nine = [{ kind: 'desk', count: 9 }];
    const first = await bookTeam(member, nine, then, KEY);
    expect(first.status).toBe(409);
    expect((await bookTeam(member, nine, then, KEY)).body).toEqual(first.body);
  });
});

const COUNTED = 'select count(*)::int as count from team_booking';

async function taken(resource: string): Promise<void> {
  expect(await bookNow(await service.member(), { resource, ...then })).toMatchObject({ status: 201 });
}

test('somebody else finds no team of theirs', async () => {
  const { body } = told(await bookTeam(member, [THREE_DESKS], then));
  const path = `${TEAMS}/${(body as TeamAnswer).id}`;
  const stranger = await service.member();
  expect(await stranger.get(path)).toMatchObject({ status: 404 });
  expect(await stranger.post(`${path}/cancellation`)).toMatchObject({ status: 404 });
});
