import { Controller, Get } from '@nestjs/common';
import { Visiting, type Visit } from '../accounts/visit.js';
import { Page, type PageDescription } from '../platform/http/endpoint.js';
import { html, type Answer } from '../platform/web/answer.js';
import { CalendarHelpPage } from './calendars.views.js';

const calendars = { access: 'public', alsoUnknown: true } satisfies PageDescription;

@Controller('help')
export class CalendarHelpPages {
  @Get('calendars')
  @Page(calendars)
  calendars(@Visiting() visit: Visit): Answer {
    return html(<CalendarHelpPage visit={visit} />);
  }
}
