import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
  type SentForm,
} from '../platform/http/endpoint.js';
import { notFound, Problem } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { answerForm, requestParams, requestQuery, requestsQuery } from './approvals.schemas.js';
import { ApprovalsService } from './approvals.service.js';
import { RequestsPage } from './approvals.views.js';
import { RequestPage } from './request.views.js';
import { outcomeAsked, type Decision } from './request.js';
import { requestPath, requestsPath } from './requests-path.js';

const ACCESS = 'approvals';

const list = { access: ACCESS, params: telecentreParams, query: requestsQuery } satisfies PageDescription;
const one = { access: ACCESS, params: requestParams, query: requestQuery } satisfies PageDescription;
const answer = {
  access: ACCESS,
  params: requestParams,
  form: answerForm,
  asksAgain: ({ params }: SentForm) => requestPath(params['slug'] ?? '', params['reference'] ?? ''),
} satisfies PageDescription;

/** Where hosts answer what was asked of them. To look changes nothing; each answer asks for a press. */
@Controller('telecentres/:slug/requests')
export class ApprovalsPages {
  constructor(
    private readonly approvals: ApprovalsService,
    private readonly directory: NetworkDirectory,
  ) {}

  @Get()
  @Page(list)
  async list(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof list>,
  ): Promise<Answer> {
    const requests = await this.approvals.list(visitorOf(visit).caller, params.slug);
    return html(<RequestsPage visit={visit} {...requests} done={query.done} />);
  }

  /** What the mail leads to. When another host was quicker, it says what was decided. */
  @Get(':reference')
  @Page(one)
  async one(@Visiting() visit: Visit, @Input() { params, query }: PageInputOf<typeof one>): Promise<Answer> {
    return this.page(visit, params, { decision: query.decision });
  }

  @Post(':reference')
  @Page(answer)
  async answer(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof answer>,
  ): Promise<Answer> {
    if (form.value === null) return this.page(visit, params, { form });
    const { decision, word = null } = form.value;
    try {
      await this.approvals[decision](visitorOf(visit).caller, params.reference, word);
    } catch (error) {
      // The page says what came of it.
      if (error instanceof Problem && error.content.status === 409) return this.page(visit, params, {}, 409);
      throw error;
    }
    return seeOther(`${requestsPath(params.slug)}?done=${outcomeAsked(decision)}`);
  }

  private async page(
    visit: Visit,
    { slug, reference }: { readonly slug: string; readonly reference: string },
    shown: { readonly decision?: Decision | undefined; readonly form?: Filled<unknown> },
    status = shown.form === undefined ? 200 : 422,
  ): Promise<Answer> {
    const seen = await this.approvals.find(visitorOf(visit).caller, reference);
    const telecentre = (await this.directory.fresh()).telecentres.get(slug);
    if (telecentre === undefined || seen.request.booking.telecentre !== slug) throw notFound();
    const { decision, form = null } = shown;
    return html(<RequestPage {...{ visit, telecentre, seen, decision, form }} />, status);
  }
}
