/** What hosts and coordinators look at, in a network with years behind it: pages and figures, beside their SQL alone. */
import type { Caller } from '../../src/permissions/caller.js';
import { bookableHalfDays } from './half-days.js';
import { loadYears, signInAdministrator, TELECENTRES_OF_YEARS } from './load-years.js';
import { percentile } from './measure.js';
import { ask, askBare, inBoth, type Question } from './reading.js';
import type { Recorder } from './recorder.js';
import { inMs, progress, type Row } from './report.js';
import { withClient } from './server.js';
import { openSide, whileMailRests, type Side } from './side.js';

export interface YearsPlan {
  readonly years: number;
  /** Of each sort. */
  readonly questions: number;
}

const WARM_UP = 20;
/** Of ninety-nine in a hundred. */
const DAY_LIMIT = 100;
const FIGURES_LIMIT = 500;

interface Sort {
  readonly name: string;
  readonly limit: number;
  readonly clients: readonly number[];
  /** Of more clients at once nothing is asked: few people look after a network, and not all in one second. */
  readonly limitedTo: number;
  readonly questions: readonly Question[];
}

export async function figuresOfYears(url: string, plan: YearsPlan, now: number): Promise<Row[]> {
  const { bookings, account, session } = await withClient(url, async (client) => ({
    bookings: await loadYears(client, now, plan.years),
    ...(await signInAdministrator(client)),
  }));
  const size = `${TELECENTRES_OF_YEARS} telecentres, ${plan.years} year${plan.years === 1 ? '' : 's'}, ${bookings.toLocaleString('en')} bookings`;
  const side = await openSide(url, now);
  try {
    return await whileMailRests(side, async () => {
      const headers = { cookie: `telecentre_session=${session}` };
      const rows: Row[] = [];
      for (const sort of await sortsOf(side.recorder, plan.questions, administrator(account), now)) {
        const questions = sort.questions.map((one) => ({ ...one, headers }));
        for (const clients of sort.clients) rows.push(await rowOf(side, { ...sort, questions }, clients));
      }
      return [{ what: `With ${size}:`, figure: '' }, ...rows];
    });
  } finally {
    await side.close();
  }
}

async function sortsOf(recorder: Recorder, count: number, caller: Caller, now: number): Promise<Sort[]> {
  const dates = bookableHalfDays(now).map(({ date }) => date);
  const year = String(new Date(now).getUTCFullYear() - 1);
  const span = { from: `${year}-01-01`, to: `${year}-12-31` };
  const query = `?from=${span.from}&to=${span.to}`;
  const slugs = [...recorder.network.telecentres.keys()];
  const [days, years]: [Question[], Question[]] = [[], []];
  for (let index = 0; index < count; index++) {
    const slug = slugs[(index * 7) % slugs.length] ?? '';
    // A prime: each question is about another day than the one before.
    const date = dates[(index * 17) % dates.length] ?? span.to;
    const sent = await recorder.hostsDay(caller, slug, date);
    days.push({ name: 'Host', path: `/telecentres/${slug}/day?date=${date}`, sent });
    const path = `/telecentres/${slug}/figures${query}`;
    years.push({ name: 'Figures', path, sent: await recorder.figures(caller, slug, span) });
  }
  const network = {
    name: 'Network',
    path: `/figures${query}`,
    sent: await recorder.figuresOfAreas(caller, span),
  };
  return [
    { name: 'Host’s day page', limit: DAY_LIMIT, clients: [1, 8], limitedTo: 8, questions: days },
    {
      name: 'Figures page, a telecentre’s year',
      limit: FIGURES_LIMIT,
      clients: [1, 8],
      limitedTo: 8,
      questions: years,
    },
    {
      name: 'Figures page, the network’s year',
      limit: FIGURES_LIMIT,
      clients: [1, 8],
      limitedTo: 1,
      questions: Array.from({ length: Math.ceil(count / 4) }, () => network),
    },
  ];
}

async function rowOf(side: Side, { name, limit, limitedTo, questions }: Sort, clients: number): Promise<Row> {
  const what = `${name}, ${clients} client${clients === 1 ? '' : 's'}: p50 / p99`;
  progress(what);
  await ask(side, questions.slice(0, WARM_UP), clients);
  const [http, sql] = [await ask(side, questions, clients), await askBare(side, questions, clients)];
  return {
    what,
    figure: inBoth(http),
    beside: `its SQL alone ${inBoth(sql)}`,
    ...(clients > limitedTo
      ? {}
      : { limit: `p99 < ${inMs(limit)}`, ok: percentile(http.took, 0.99) < limit }),
  };
}

function administrator(account: string): Caller {
  const nowhere = { telecentreId: null, departmentCode: null, employerSiret: null };
  return {
    account,
    pseudonym: '00000000-0000-4000-8000-000000000000',
    grants: [{ id: account, role: 'administrator', ...nowhere }],
    means: { by: 'token', secondFactor: true, scopes: ['host'] },
  };
}
