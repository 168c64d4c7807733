import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { localDate } from '../availability/when.schemas.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { Answer, html } from '../platform/web/answer.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { DaySheetService } from './day-sheet.service.js';
import { DaySheetPage } from './day-sheet.views.js';
import { sheetPdf } from './sheet-pdf.js';
import { sheetFileName } from './sheet.js';

const sheet = {
  access: 'bookings.place.read',
  params: telecentreParams,
  query: z.object({ date: localDate.optional() }),
} satisfies PageDescription;

@Controller('telecentres/:slug/day')
export class DaySheetPages {
  constructor(private readonly sheets: DaySheetService) {}

  @Get('sheet')
  @Page(sheet)
  async page(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof sheet>,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const asked = await this.sheets.of(caller, params.slug, query.date, visit.language);
    return html(<DaySheetPage visit={visit} sheet={asked} />);
  }

  @Get('sheet.pdf')
  @Page(sheet)
  async pdf(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof sheet>,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const asked = await this.sheets.of(caller, params.slug, query.date, visit.language);
    const name = sheetFileName(asked.telecentre, asked.date, visit.language);
    // Shown at once, and printed from there.
    const headers = {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}"`,
      'cache-control': 'no-store',
    };
    return new Answer(200, headers, await sheetPdf(asked));
  }
}
