import { fieldsIn } from '../platform/problem-document.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { TEAMS, VILLAGES } from './villages.js';

let service: TestService;
let member: KnownCaller;
beforeAll(async () => {
  service = await startService({ network: VILLAGES });
  member = await service.member();
});
afterAll(() => service.close());

const TEAM = { telecentre: 'vic', places: [{ kind: 'desk', count: 2 }], date: TUESDAY, halfDay: 'morning' };
const TWO = { kind: 'desk', count: 2 };

describe('a team booking asked for in nonsense is refused, names the field, and leaves nothing behind:', () => {
  test.each<[what: string, change: object, ...fields: string[]]>([
    ['no telecentre', { telecentre: undefined }, 'telecentre'],
    ['one that is not there', { telecentre: 'nulle-part' }, 'telecentre'],
    ['no places', { places: [] }, 'places'],
    ['a single place', { places: [{ kind: 'desk' }] }, 'places'],
    ['too many', { places: [{ kind: 'desk', count: 12 }, { kind: 'office' }] }, 'places'],
    ['too many of a kind', { places: [{ kind: 'desk', count: 13 }] }, 'places[0].count'],
    ['none of a kind', { places: [TWO, { kind: 'office', count: 0 }] }, 'places[1].count'],
    ['a place that is neither a kind nor a resource', { places: [TWO, {}] }, 'places[1].kind'],
    ['a place that is both', { places: [TWO, { kind: 'desk', resource: 'vic-a' }] }, 'places[1].resource'],
    ['the same place twice', { places: [{ resource: 'vic-a' }, { resource: 'vic-a' }] }, 'places'],
    ['one resource several times', { places: [{ resource: 'vic-a', count: 2 }] }, 'places[0].count'],
    ['a place of another telecentre', { places: [TWO, { resource: 'sal-a' }] }, 'places[1].resource'],
    ['a place that is nowhere', { places: [TWO, { resource: 'nowhere' }] }, 'places[1].resource'],
    ['half a person', { places: [{ ...TWO, people: 0.5 }] }, 'places[0].people'],
    ['no time', { date: undefined, halfDay: undefined }, 'date', 'halfDay'],
    ['two times', { start: `${TUESDAY}T09:00`, end: `${TUESDAY}T11:00` }, 'start'],
    ['a title of many lines', { title: 'a\nb' }, 'title'],
    ['what nobody knows', { colour: 'blue' }, 'colour'],
  ])('%s', async (_, change, ...fields) => {
    const answer = await member.post(TEAMS, { ...TEAM, ...change });
    expect({ status: answer.status, fields: fieldsIn(answer) }).toEqual({ status: 400, fields });
    expect((await member.get('/api/v1/bookings?when=all')).body).toEqual({ bookings: [] });
  });

  test('the id of a team that is none', async () => {
    for (const id of ['x', '%00', 'null']) expect((await member.get(`${TEAMS}/${id}`)).status).toBe(400);
  });
});
