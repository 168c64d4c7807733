/** Everybody wants one desk that is taken: 409 with alternatives, beside as many bookings that are accepted. */
import { setTimeout as pause } from 'node:timers/promises';
import type { HttpClient } from './http-client.js';
import { median, rate } from './measure.js';
import { perSecond, progress, times, type Row } from './report.js';
import { bookOverHttp, measureHttp, POOL_SIZE, type Side } from './side.js';
import type { Slot } from './slots.js';

const CLIENTS = 32;
const WARM_UP = 300;
/** The server counts its sessions with a delay of up to a second. */
const COUNTED_AFTER = 1_500;

export async function refusals(side: Side, rounds: number, requests: number): Promise<Row[]> {
  const [slot] = side.slots.take(1);
  if (slot === undefined) return [];
  const desk = await takeDesk(side, slot);
  const [accepted, refused]: [number[], number[]] = [[], []];
  await measureHttp(side, CLIENTS, WARM_UP, (client) => isRefused(client, slot, desk));
  const sessionsBefore = await sessions(side);
  for (let round = 1; round <= rounds; round++) {
    progress(`refusals, round ${round} of ${rounds}`);
    const slots = side.slots.take(requests);
    const yes = await measureHttp(side, CLIENTS, requests, (client, task) =>
      bookOverHttp(client, slots[task] ?? slot),
    );
    const no = await measureHttp(side, CLIENTS, requests, (client) => isRefused(client, slot, desk));
    if (no.done < requests) throw new Error('a taken desk was not refused with 409 and alternatives');
    accepted.push(rate(yes));
    refused.push(rate(no));
  }
  const opened = (await sessions(side)) - sessionsBefore;
  const ratio = median(refused.map((one, round) => one / (accepted[round] ?? Number.NaN)));
  return [
    {
      what: `Refusals with alternatives, ${CLIENTS} clients`,
      figure: perSecond(median(refused)),
      beside: `acceptances ${perSecond(median(accepted))}: ${times(ratio)}`,
      limit: `>= ${times(1)}`,
      ok: ratio >= 1,
    },
    {
      what: '  database connections opened meanwhile',
      figure: String(opened),
      beside: `pool of ${POOL_SIZE}`,
      limit: `<= ${POOL_SIZE}`,
      ok: opened <= POOL_SIZE,
    },
  ];
}

/** Books a desk there and returns its id. It may have been taken already; either way it is taken afterwards. */
async function takeDesk(side: Side, slot: Slot): Promise<string> {
  const desk = slot.telecentre.resources.find(({ kind }) => kind === 'desk');
  if (desk === undefined) throw new Error('there is no desk to take');
  await measureHttp(side, 1, 1, async (client) => {
    await client.post('/api/v1/bookings', wishFor(desk.id, slot), authorizedBy(slot));
    return true;
  });
  return desk.id;
}

async function isRefused(client: HttpClient, slot: Slot, desk: string): Promise<boolean> {
  const { status, text } = await client.post('/api/v1/bookings', wishFor(desk, slot), authorizedBy(slot));
  return status === 409 && text.includes('"alternatives":[{');
}

function wishFor(resource: string, { date, halfDay }: Slot): object {
  return { resource, date, halfDay };
}

function authorizedBy({ token }: Slot): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

async function sessions({ pool }: Side): Promise<number> {
  await pause(COUNTED_AFTER);
  const { rows } = await pool.query<{ sessions: number }>(
    'select sessions::int from pg_stat_database where datname = current_database()',
  );
  return rows[0]?.sessions ?? 0;
}
