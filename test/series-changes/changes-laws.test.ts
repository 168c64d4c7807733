import { addDays, weekdayOf } from '../../src/reservation/local-time.js';
import { pick, randomFrom, rounds } from '../bookings/rivals.js';
import { startService, type TestService } from '../support/service.js';
import { created, pairsOfHouses, seriesPath, stateOf, type DateState } from './with-exceptions.js';

let service: TestService;
beforeAll(async () => {
  service = await startService({ network: pairsOfHouses(12) });
});
afterAll(() => service.close());

/** What one date is meant to be, in a model that knows no template: each field says whether it is its own. */
interface Meant {
  series: number;
  stands: boolean;
  house: string;
  half: string;
  day: string;
  title: string | null;
  people: number;
}
interface Common {
  house: string;
  half: string;
  title: string | null;
  people: number;
}

const HALVES = ['morning', 'afternoon', 'day'];
const HOURS: Readonly<Record<string, string>> = {
  morning: '09:00–12:00',
  afternoon: '14:00–18:00',
  day: '09:00–18:00',
};
const TITLES = ['Équipe', 'Atelier', null];
const PEOPLE = [1, 2, 5];

/** Nobody else books here, and houses have rooms enough: whatever is asked for can be had. */
test.each(Array.from({ length: rounds(6) }, (_, index) => index + 1))(
  'Edits, moves and cancellations in any order leave each date as it is meant (seed %i)',
  async (seed) => {
    service.clock.set('2026-11-23T09:00:00+01:00');
    const random = randomFrom(seed);
    const houses = [`vic-${seed}`, `murat-${seed}`];
    const member = await service.member(`model-${seed}@example.org`);
    const dates = thursdays(8);
    const common: Common[] = [{ house: houses[0] ?? '', half: 'morning', title: 'Équipe', people: 2 }];
    const wish = {
      telecentre: houses[0],
      kind: 'meeting_room',
      halfDay: 'morning',
      dates,
      title: 'Équipe',
      people: 2,
    };
    const { id } = (await created(member.post('/api/v1/series', wish))) as { id: string };
    const ids = [id];
    const meant = new Map(
      dates.map((day): [string, Meant] => [
        day,
        {
          ...{ house: `vic-${seed}`, half: 'morning', title: 'Équipe', people: 2 },
          day,
          series: 0,
          stands: true,
        },
      ]),
    );

    for (let step = 0; step < 14; step++) {
      await pick([editOne, editMany, editMany, editMany, cancelOne, goOn], random)(step);
      await compare();
    }
    expect(await service.doctor()).toEqual([]);

    function someChange(): Partial<Common> {
      const change: Partial<Common> = {};
      if (random() < 0.5) change.half = pick(HALVES, random);
      if (random() < 0.3) change.house = pick(houses, random);
      if (random() < 0.4) change.title = pick(TITLES, random);
      if (random() < 0.3) change.people = pick(PEOPLE, random);
      return Object.keys(change).length > 0 ? change : { title: 'Atelier' };
    }

    function isAhead({ stands, day, half }: Meant): boolean {
      const start = `${day}T${(HOURS[half] ?? '').slice(0, 5)}:00+01:00`;
      return stands && Date.parse(start) > service.clock.now();
    }

    async function editMany(): Promise<void> {
      const target = pick([...meant.values()], random).series;
      const template = common[target];
      const own = dates.filter((date) => meant.get(date)?.series === target);
      const from = random() < 0.5 ? undefined : pick(own, random);
      const scope = from === undefined ? { scope: 'all' } : { scope: 'following', date: from };
      const change = someChange();
      const answer = await member.patch(seriesPath(ids[target] ?? ''), { ...scope, ...inWords(change) });
      expect(answer.status).toBe(200);
      const now = (answer.body as { id: string }).id;
      if (template === undefined) return;
      const before = { ...template };
      const isParted = !ids.includes(now);
      if (isParted) {
        ids.push(now);
        common.push({ ...before, ...change });
      } else common[target] = { ...before, ...change };
      for (const date of own.filter((one) => from === undefined || one >= from)) {
        const one = meant.get(date);
        if (one === undefined) continue;
        if (isParted) one.series = ids.length - 1;
        if (!isAhead(one)) continue;
        if (one.house === before.house) one.house = change.house ?? one.house;
        if (one.half === before.half && one.day === date) one.half = change.half ?? one.half;
        if (one.title === before.title && change.title !== undefined) one.title = change.title;
        if (one.people === before.people) one.people = change.people ?? one.people;
      }
    }

    async function editOne(step: number): Promise<void> {
      const date = pick(dates, random);
      const one = meant.get(date);
      if (one === undefined || !isAhead(one)) return;
      const change = someChange();
      if (random() < 0.4) {
        // By the booking's own verb, perhaps to the next day.
        const { reference } = await read(date);
        const day = step % 2 === 0 && change.half !== undefined ? addDays(date, 1) : one.day;
        const when = change.half === undefined ? {} : { date: day, halfDay: change.half };
        const { halfDay: _half, ...rest } = inWords(change);
        expect((await member.patch(`/api/v1/bookings/${reference}`, { ...rest, ...when })).status).toBe(200);
        if (change.half !== undefined) one.day = day;
      } else {
        const wished = { scope: 'one', date, ...inWords(change) };
        expect((await member.patch(seriesPath(ids[one.series] ?? ''), wished)).status).toBe(200);
      }
      Object.assign(one, change);
    }

    async function cancelOne(): Promise<void> {
      const date = pick(dates, random);
      const one = meant.get(date);
      // Its deadline is two days before.
      if (one === undefined || Date.parse(`${one.day}T00:00:00Z`) < service.clock.now() + 3 * 86_400_000)
        return;
      const wished = { scope: 'one', date };
      const path = `${seriesPath(ids[one.series] ?? '')}/cancellation`;
      expect((await member.post(path, wished)).status).toBe(200);
      one.stands = false;
    }

    /** To a Monday: no date is so near that it could not be moved any more. */
    function goOn(): Promise<void> {
      service.clock.advanceMinutes(7 * 24 * 60);
      return Promise.resolve();
    }

    async function read(date: string): Promise<DateState> {
      const state = (await stateOf(service, ids[meant.get(date)?.series ?? 0] ?? ''))[date];
      if (state === undefined) throw new Error(`${date} is lost`);
      return state;
    }

    async function compare(): Promise<void> {
      const states = Object.assign(
        {},
        ...(await Promise.all(ids.map((one) => stateOf(service, one)))),
      ) as Record<string, DateState>;
      const seen = dates.map((date) => [date, told(states[date])]);
      const wanted = dates.map((date) => [date, expected(meant.get(date))]);
      expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(wanted));
    }
  },
);

function told(state: DateState | undefined): object {
  if (state === undefined || state.standing === 0) return { standing: state?.standing };
  const { standing, telecentre, start, end, title, people } = state;
  return { standing, telecentre, when: `${start ?? ''}–${(end ?? '').slice(11)}`, title, people };
}

function expected(meant: Meant | undefined): object {
  if (!meant?.stands) return { standing: 0 };
  const { house, day, half, title, people } = meant;
  return { standing: 1, telecentre: house, when: `${day} ${HOURS[half] ?? ''}`, title, people };
}

function inWords({ half, house, title, people }: Partial<Common>): { halfDay?: string } {
  return {
    ...(half === undefined ? {} : { halfDay: half }),
    ...(house === undefined ? {} : { telecentre: house }),
    ...(title === undefined ? {} : { title }),
    ...(people === undefined ? {} : { people }),
  };
}

/** One every two weeks: whoever is moved to the next day meets nobody. */
function thursdays(count: number): string[] {
  const first = '2026-12-10';
  if (weekdayOf(first) !== 'thu') throw new Error('not a Thursday');
  return Array.from({ length: count }, (_, index) => addDays(first, 14 * index));
}
