/** A thread of its own: reads one calendar, answers, and is over. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CalendarToRead } from './busy-times.js';
import { readCalendar } from './read-calendar.js';

parentPort?.postMessage(readCalendar(workerData as CalendarToRead));
