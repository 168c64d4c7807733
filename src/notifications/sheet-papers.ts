import type { MorningSheet } from '../booking-letters/host-news.js';
import { seenAs } from '../bookings/standing.js';
import { sheetPdf } from '../day-sheet/sheet-pdf.js';
import { sheetFileName, sheetOf } from '../day-sheet/sheet.js';
import type { Attachment } from '../outbox/letter.js';
import type { Language } from '../platform/i18n/language.js';

/** The same day to print, drawn once for each language that its hosts read. */
export function sheetPapers(
  day: Pick<MorningSheet, 'telecentre' | 'date' | 'expected'>,
): (language: Language) => Promise<Attachment> {
  const papers = new Map<Language, Promise<Attachment>>();
  return (language) => {
    const paper = papers.get(language) ?? draw(day, language);
    papers.set(language, paper);
    return paper;
  };
}

async function draw(
  { telecentre, date, expected }: Pick<MorningSheet, 'telecentre' | 'date' | 'expected'>,
  language: Language,
): Promise<Attachment> {
  const bookings = expected.map((known) => seenAs({ as: 'receiver', role: 'host' }, known));
  const pdf = await sheetPdf(sheetOf(telecentre, date, bookings, language));
  return {
    fileName: sheetFileName(telecentre, date, language),
    type: 'application/pdf',
    base64: pdf.toString('base64'),
  };
}
