import { Controller, Get } from '@nestjs/common';
import { Visiting, type Visit } from '../accounts/visit.js';
import { JobRuns } from '../jobs/job-runs.js';
import { Page, type PageDescription } from '../platform/http/endpoint.js';
import { html, type Answer } from '../platform/web/answer.js';
import { JobsPage } from './jobs.views.js';

const show = { access: 'operations' } satisfies PageDescription;

/** What the service does by the clock, and what has come of it. */
@Controller('operations/jobs')
export class JobsPages {
  constructor(private readonly runs: JobRuns) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return html(<JobsPage visit={visit} book={await this.runs.read()} />);
  }
}
