import { Controller, Get } from '@nestjs/common';
import { Page, type PageDescription } from '../platform/http/endpoint.js';
import { seeOther, type Answer } from '../platform/web/answer.js';

const enter = { access: 'operations' } satisfies PageDescription;

/** The way in, for whoever types the address. */
@Controller('operations')
export class OperationsPages {
  @Get()
  @Page(enter)
  enter(): Answer {
    return seeOther('/operations/outbox');
  }
}
