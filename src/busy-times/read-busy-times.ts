import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BusyReading, CalendarToRead } from './busy-times.js';

/** As it was built; from the sources, which tests run, the same way leads there. */
const READER = new URL('../../dist/busy-times/calendar-reader.js', import.meta.url);
/** In megabytes; the largest calendar that is fetched has five, and becomes fifteen times as much. */
const MEMORY = { maxOldGenerationSizeMb: 128 };
/** In milliseconds; twenty thousand events take two seconds. */
const TIME = 5_000;

/**
 * Reads a calendar apart from everything else: its rules can be written so that following them takes for ever, and the
 * service must not stand still meanwhile.
 */
export async function readBusyTimes(calendar: CalendarToRead, within = TIME): Promise<BusyReading> {
  const reader = new Worker(READER, { workerData: calendar, resourceLimits: MEMORY });
  try {
    const said = await once(reader, 'message', { signal: AbortSignal.timeout(within) });
    return said[0] as BusyReading;
  } catch (error) {
    if (OVER.has((error as NodeJS.ErrnoException).code)) return { outcome: 'unreadable', why: 'too-much' };
    throw error;
  } finally {
    await reader.terminate();
  }
}

/** The time or the memory was used up. Anything else is a fault of ours, and no word on the calendar. */
const OVER: ReadonlySet<string | undefined> = new Set(['ABORT_ERR', 'ERR_WORKER_OUT_OF_MEMORY']);
