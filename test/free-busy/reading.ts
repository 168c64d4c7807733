import ICAL from 'ical.js';
import type { TestService } from '../support/service.js';

/** One period of a VFREEBUSY, as ical.js reads it: `BUSY 2026-11-24T08:30Z/11:00Z`. */
export function periodsIn(text: string): string[] {
  return freeBusyIn(text)
    .getAllProperties('freebusy')
    .map((property) => {
      const period = property.getFirstValue() as ICAL.Period;
      const [start, end] = [period.start, period.getEnd()].map((time) => time.toJSDate().toISOString());
      return `${String(property.getParameter('fbtype'))} ${start?.slice(0, 16)}Z/${end?.slice(11, 16)}Z`;
    });
}

export function freeBusyIn(text: string): ICAL.Component {
  const [freeBusy, ...others] = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents();
  if (freeBusy?.name !== 'vfreebusy' || others.length > 0) throw new Error('There is not one VFREEBUSY.');
  return freeBusy;
}

/** Of one day (UTC), without the closing hours. */
export async function takenOn(service: TestService, key: string, date: string): Promise<string[]> {
  const answer = await service.anybody.get(`/free-busy/${key}.ifb`);
  return periodsIn(String(answer.body)).filter(
    (period) => period.includes(` ${date}`) && !period.startsWith('BUSY-UNAVAILABLE'),
  );
}
