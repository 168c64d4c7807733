import { told } from '../platform/problem-document.js';
import { hostByToken } from '../support/hosts.js';
import { startService, type Answer, type KnownCaller, type TestService } from '../support/service.js';
import { bookTeam, daysFrom, TEAMS, VILLAGES, type TeamAnswer } from './villages.js';

let service: TestService;
let member: KnownCaller;
let host: KnownCaller;
let then: { readonly date: string; readonly halfDay: string };
const nextDay = daysFrom('2026-11-24');
beforeAll(async () => {
  service = await startService({ network: VILLAGES });
  host = await hostByToken(service, 'vic');
});
beforeEach(async () => {
  [member, then] = [await service.member(), nextDay()];
});
afterAll(() => service.close());

const PLACES = [
  { kind: 'desk', count: 2 },
  { resource: 'vic-tardive', people: 2 },
];
const REASON = { reason: 'Coupure d’eau' };

describe('a team booking', () => {
  test('is cancelled as a whole, told in one mail; once more is the same as once', async () => {
    const team = await made();
    const cancelled = await cancel(member, team);
    expect(statuses(cancelled)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(await cancel(member, team)).toMatchObject({ status: 200, body: cancelled.body as object });
    const news = await service.database.query(
      'select kind, done_by, cardinality(bookings) as bookings from joint_news where team_id = $1 order by id',
      [team.id],
    );
    expect(news).toEqual([
      { kind: 'made', done_by: 'self', bookings: 3 },
      { kind: 'cancelled', done_by: 'self', bookings: 3 },
    ]);
    expect(await bookTeam(member, PLACES, then)).toMatchObject({ status: 201 });
  });

  test('goes on without a part that is cancelled by itself, and is then cancelled without it', async () => {
    const team = await made();
    const [first] = team.bookings;
    await member.post(`/api/v1/bookings/${first?.reference ?? ''}/cancellation`);
    expect(statuses(await member.get(pathOf(team)))).toEqual(['cancelled', 'confirmed', 'confirmed']);
    expect(statuses(await cancel(member, team))).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  test('keeps the part for which it is too late, and names it', async () => {
    const team = await made();
    service.clock.set(`${then.date}T07:00:00+01:00`);
    const answer = told(await cancel(member, team));
    expect(answer).toMatchObject({
      status: 200,
      body: {
        kept: [{ reference: team.bookings[2]?.reference, violations: [{ rule: 'cancellation-deadline' }] }],
      },
    });
    expect(statuses(answer)).toEqual(['cancelled', 'cancelled', 'confirmed']);
    expect(told(await cancel(member, team))).toMatchObject({
      status: 422,
      body: { type: '/problems/rule-broken' },
    });
  });

  test('that is over is cancelled no more', async () => {
    const team = await made();
    service.clock.set(`${then.date}T20:00:00+01:00`);
    expect(told(await cancel(member, team))).toMatchObject({
      status: 409,
      body: { type: '/problems/wrong-state' },
    });
  });

  test('is seen and cancelled by the host, with a reason; and who did it is remembered', async () => {
    const team = await made();
    expect(await host.get(pathOf(team))).toMatchObject({
      status: 200,
      body: { bookings: [{ holder: { email: member.email } }, {}, {}] },
    });
    expect(await cancel(host, team)).toMatchObject({ status: 400, body: { errors: [{ field: 'reason' }] } });
    expect(await cancel(member, team, REASON)).toMatchObject({ status: 400 });
    expect(statuses(await cancel(host, team, REASON))).toEqual(['cancelled', 'cancelled', 'cancelled']);
    const [trail] = await service.database.query(
      "select actor_role, place, details from audit_entry where action = 'team.cancelled'",
    );
    expect(trail).toMatchObject({ actor_role: 'host', place: 'vic', details: { places: 3 } });
  });

  test('is nothing to the host of another place', async () => {
    const team = await made();
    const other = await service.member(undefined, {
      scopes: ['read', 'book', 'host'],
      grants: [{ role: 'host', telecentre: 'salers' }],
    });
    expect(await other.get(pathOf(team))).toMatchObject({ status: 404 });
    expect(await cancel(other, team, REASON)).toMatchObject({ status: 404 });
  });
});

async function made(): Promise<TeamAnswer> {
  const answer = await bookTeam(member, PLACES, then);
  expect(answer.status).toBe(201);
  return answer.body as TeamAnswer;
}

function cancel(caller: KnownCaller, team: TeamAnswer, body?: object): Promise<Answer> {
  return caller.post(`${pathOf(team)}/cancellation`, body);
}

function pathOf({ id }: TeamAnswer): string {
  return `${TEAMS}/${id}`;
}

function statuses({ body }: Pick<Answer, 'body'>): string[] {
  return (body as TeamAnswer).bookings.map(({ status }) => status);
}
