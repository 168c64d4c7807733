/** A year of Thursdays is 52 dates, at one telecentre of the whole network: what would become of them, and making them. */
import { addDays, localDateOf } from '../../src/reservation/local-time.js';
import { TIME_ZONE } from './half-days.js';
import { percentile, type Measured } from './measure.js';
import { inBoth } from './reading.js';
import { inMs, progress, type Row } from './report.js';
import { measureHttp, type Side } from './side.js';

const DATES = 52;
/** In milliseconds, of ninety-nine in a hundred. */
const LIMIT = 100;
/** While a series is made, others who want several of its places at once wait. */
const LIMIT_OF_MAKING = 1_000;
const MADE = 20;
const WARM_UP = 20;

/** Of a desk there are fourteen; of the other there is one, and where it is taken something is looked for all around. */
const KINDS = ['desk', 'training_room'] as const;

export async function seriesFigures(side: Side, questions: number, now: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of KINDS) {
    progress(`previews of series, ${kind}`);
    await previews(side, WARM_UP, kind, now);
    const measured = await previews(side, questions, kind, now);
    if (measured.done < measured.tried) throw new Error('a preview was not answered with every date');
    rows.push({
      what: `Preview of ${DATES} dates, ${kind.replace('_', ' ')}, 1 client: p50 / p99`,
      figure: inBoth(measured),
      limit: `p99 <= ${inMs(LIMIT)}`,
      ok: percentile(measured.took, 0.99) <= LIMIT,
    });
  }
  return [...rows, await seriesMade(side, now)];
}

async function seriesMade(side: Side, now: number): Promise<Row> {
  progress('making series');
  const ask = questionsOf(side, 'desk', now);
  const measured = await measureHttp(side, 1, MADE, async (client, task) => {
    const { wish, headers } = ask(task);
    return (await client.post('/api/v1/series', wish, headers)).status === 201;
  });
  return {
    what: `A series of ${DATES} dates, made, 1 client: p50 / p99`,
    figure: inBoth(measured),
    limit: `p99 <= ${inMs(LIMIT_OF_MAKING)}`,
    ok: percentile(measured.took, 0.99) <= LIMIT_OF_MAKING,
  };
}

type Kind = (typeof KINDS)[number];

function previews(side: Side, count: number, kind: Kind, now: number): Promise<Measured> {
  const ask = questionsOf(side, kind, now);
  return measureHttp(side, 1, count, async (client, task) => {
    const { wish, headers } = ask(task);
    const answer = await client.post('/api/v1/series', { ...wish, dryRun: true }, headers);
    const { dates } = JSON.parse(answer.text) as { dates?: unknown[] };
    return answer.status === 200 && dates?.length === DATES;
  });
}

/** Within the horizon of these places fit 52 working days, which are as much work as Thursdays. */
function questionsOf(side: Side, kind: Kind, now: number) {
  const telecentres = [...side.recorder.network.telecentres.values()];
  const [slot] = side.slots.take(1);
  const headers = { authorization: `Bearer ${slot?.token ?? ''}` };
  const from = addDays(localDateOf(now, TIME_ZONE), 1);
  const rule = `FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA;COUNT=${DATES}`;
  return (task: number): { wish: object; headers: Record<string, string> } => {
    // A prime: each question is about another place than the one before.
    const telecentre = telecentres[(task * 379) % telecentres.length]?.slug;
    return { wish: { telecentre, kind, halfDay: 'morning', from, rule }, headers };
  };
}
