import { repetitionInWords, type Repetition } from '../../src/bookings/repetition.words.js';

const MORNING = { halfDay: 'morning' } as const;

describe('How often something is, in words,', () => {
  test.each<[string | null, Repetition['time'], string, string]>([
    ['FREQ=WEEKLY;COUNT=9', MORNING, 'tous les jeudis matin', 'every Thursday morning'],
    [
      'FREQ=WEEKLY;COUNT=9',
      { halfDay: 'afternoon' },
      'tous les jeudis après-midi',
      'every Thursday afternoon',
    ],
    ['FREQ=WEEKLY;COUNT=9', { halfDay: 'day' }, 'tous les jeudis', 'every Thursday'],
    [
      'FREQ=WEEKLY;COUNT=9',
      { startTime: '09:00', endTime: '11:30' },
      'tous les jeudis, de 9 h à 11 h 30',
      'every Thursday, from 9:00 to 11:30',
    ],
    [
      'FREQ=WEEKLY;BYDAY=TH,TU;COUNT=9',
      MORNING,
      'tous les mardis et jeudis, le matin',
      'every Tuesday and Thursday morning',
    ],
    [
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=9',
      MORNING,
      'du lundi au vendredi, le matin',
      'every weekday morning',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=9',
      MORNING,
      'un mardi matin sur deux',
      'every other Tuesday morning',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,WE;COUNT=9',
      MORNING,
      'les mardis et mercredis, une semaine sur trois, le matin',
      'every 3 weeks on Tuesday and Wednesday morning',
    ],
    ['FREQ=DAILY;COUNT=9', MORNING, 'tous les jours, le matin', 'every day, in the morning'],
    [
      'FREQ=MONTHLY;BYDAY=1MO;COUNT=9',
      MORNING,
      'le premier lundi matin de chaque mois',
      'the first Monday morning of each month',
    ],
    [
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR;COUNT=9',
      { halfDay: 'day' },
      'le dernier vendredi, un mois sur deux',
      'the last Friday, every other month',
    ],
    [
      'FREQ=MONTHLY;COUNT=9',
      MORNING,
      'le 7 de chaque mois, le matin',
      'the 7th of each month, in the morning',
    ],
    ['FREQ=YEARLY;COUNT=3', { halfDay: 'day' }, 'le 7 janvier de chaque année', '7 January each year'],
    [
      'FREQ=YEARLY;BYMONTH=10;BYDAY=2TU;COUNT=3',
      { halfDay: 'day' },
      'le deuxième mardi d’octobre, chaque année',
      'the second Tuesday of October, each year',
    ],
    [null, MORNING, '9 dates, le matin', '9 dates, in the morning'],
    ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,2;COUNT=9', { halfDay: 'day' }, '9 dates', '9 dates'],
  ])('%s', (rule, time, french, english) => {
    const repetition = { rule, startsOn: '2027-01-07', dates: 9, time };
    expect(repetitionInWords(repetition, 'fr').replaceAll('\u00a0', ' ')).toBe(french);
    expect(repetitionInWords(repetition, 'en').replaceAll('\u00a0', ' ')).toBe(english);
  });
});
