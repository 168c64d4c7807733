/** Bookings per second while the mail server hangs, beside those while it takes every mail: nobody's booking waits for a mail. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { startMailServer } from './mail-server.js';
import { median, rate } from './measure.js';
import { perSecond, progress, times, type Row } from './report.js';
import { bookOverHttp, measureHttp, openSide, type Side } from './side.js';

const CLIENTS = 32;
const WARM_UP = 500;
/** Booking must not depend on the mail server at all; what is missing is for the noise of the machine. */
const SHARE_OF_WELL = 0.8;

export interface HangingPlan {
  readonly rounds: number;
  readonly bookings: number;
}

/** Each on a database of its own, so that the one service does not do the other's work. */
export async function bookingsWhileMailHangs(
  urls: { readonly well: string; readonly hung: string },
  { rounds, bookings }: HangingPlan,
  now: number,
): Promise<Row[]> {
  const [taking, silent] = [await startMailServer(), await startSilentServer()];
  const well = await openSideWith(taking.url, urls.well, now);
  const hung = await openSideWith(silent.url, urls.hung, now);
  try {
    for (const side of [well, hung]) await book(side, WARM_UP);
    const rates: { readonly well: number; readonly hung: number }[] = [];
    for (let round = 1; round <= rounds; round++) {
      progress(`booking while the mail server hangs, round ${round} of ${rounds}`);
      // Each begins as often as the other: what goes first leaves work behind.
      const first = round % 2 === 0 ? null : await book(well, bookings);
      const hungRate = await book(hung, bookings);
      rates.push({ well: first ?? (await book(well, bookings)), hung: hungRate });
    }
    const share = median(rates.map((one) => one.hung / one.well));
    return [
      {
        what: `Bookings while the mail server hangs, ${CLIENTS} clients`,
        figure: perSecond(median(rates.map((one) => one.hung))),
        beside: `it takes mails ${perSecond(median(rates.map((one) => one.well)))}: ${times(share)}`,
        limit: `>= ${times(SHARE_OF_WELL)}`,
        ok: share >= SHARE_OF_WELL,
      },
    ];
  } finally {
    await Promise.all([well.close(), hung.close()]);
    taking.close();
    silent.close();
  }
}

async function openSideWith(smtpUrl: string, url: string, now: number): Promise<Side> {
  process.env['SMTP_URL'] = smtpUrl;
  try {
    return await openSide(url, now);
  } finally {
    delete process.env['SMTP_URL'];
  }
}

async function book(side: Side, bookings: number): Promise<number> {
  const slots = side.slots.take(bookings);
  return rate(
    await measureHttp(side, CLIENTS, slots.length, async (client, task) => {
      const slot = slots[task];
      return slot !== undefined && bookOverHttp(client, slot);
    }),
  );
}

/** Answers the door and never says a word. */
async function startSilentServer(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((line) => line.on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, close: () => server.close() };
}
