import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { doneQuery } from '../administration/administration.schemas.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { download, html, seeOther, type Answer } from '../platform/web/answer.js';
import { NetworkFileService } from './network-file.service.js';
import { NetworkFilePage } from './network-file.views.js';

/** As much as the server reads at this address (see LARGE_FORMS in service.ts); a file of a hundred telecentres is half of it. */
const LONGEST = 1_500_000;

const fileForm = z.object({
  file: z.string().trim().min(1).max(LONGEST),
  seen: z.string().max(40).default(''),
});
const show = { access: 'network.edit', query: doneQuery } satisfies PageDescription;
const save = { access: 'network.edit' } satisfies PageDescription;
const attempt = { access: 'network.settings', form: fileForm } satisfies PageDescription;

@Controller('administration/network-file')
export class NetworkFilePages {
  constructor(private readonly files: NetworkFileService) {}

  @Get()
  @Page(show)
  show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Answer {
    return html(<NetworkFilePage visit={visit} done={query.done} />);
  }

  @Get('network.json')
  @Page(save)
  async save(@Visiting() visit: Visit): Promise<Answer> {
    const file = await this.files.export(visitorOf(visit).caller);
    return download('application/json', 'network.json', JSON.stringify(file, null, 2));
  }

  /** Nothing is written: what would change is shown, or every error with its place. */
  @Post('trial')
  @Page(attempt)
  async attempt(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof attempt>): Promise<Answer> {
    if (form.errors) return html(<NetworkFilePage visit={visit} form={form} />, 422);
    const trial = await this.files.try(visitorOf(visit).caller, form.value.file);
    return html(<NetworkFilePage visit={visit} form={form} trial={trial} />, trial.errors ? 422 : 200);
  }

  @Post('import')
  @Page(attempt)
  async import(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof attempt>): Promise<Answer> {
    if (form.errors) return html(<NetworkFilePage visit={visit} form={form} />, 422);
    const { file, seen } = form.value;
    const { trial, isDone } = await this.files.import(visitorOf(visit).caller, file, seen);
    if (!isDone)
      return html(<NetworkFilePage visit={visit} form={form} trial={trial} />, trial.errors ? 422 : 409);
    return seeOther('/administration/network-file?done=imported');
  }
}
