import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { Clock } from '../platform/clock.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { refusedForm } from '../platform/web/refused-form.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { ClosuresPage } from './closures.page.views.js';
import {
  closingParams,
  closingsQuery,
  closureForm,
  newClosureQuery,
  phonedForm,
  shorteningForm,
} from './closures.schemas.js';
import { ClosuresService } from './closures.service.js';
import { pageOf, WORDS } from './closures.words.js';
import { FollowUpPage } from './follow-up.views.js';
import { ClosurePreviewPage, NewClosurePage } from './new-closure.views.js';
import { OutsideHoursService } from './outside-hours.service.js';
import { proposalsFor } from './proposals.js';
import { choicesOf, stretchOf } from './wish-of-form.js';

const ACCESS = 'closures';
const list = { access: ACCESS, params: telecentreParams, query: closingsQuery } satisfies PageDescription;
const ask = { access: ACCESS, params: telecentreParams, asked: newClosureQuery } satisfies PageDescription;
const close = {
  access: ACCESS,
  params: telecentreParams,
  form: closureForm,
  asksAgain: ({ params }) => pageOf(params['slug'] ?? '', 'new'),
} satisfies PageDescription;
const show = { access: ACCESS, params: closingParams, query: closingsQuery } satisfies PageDescription;
const lift = { access: ACCESS, params: closingParams } satisfies PageDescription;
const phoned = { access: ACCESS, params: closingParams, form: phonedForm } satisfies PageDescription;
const shorten = { access: ACCESS, params: closingParams, form: shorteningForm } satisfies PageDescription;

/** Where hosts close their place, and see what became of everybody. */
@Controller('telecentres/:slug/closures')
export class ClosuresPages {
  constructor(
    private readonly closures: ClosuresService,
    private readonly outsideHours: OutsideHoursService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(list)
  async list(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof list>,
  ): Promise<Answer> {
    const { telecentre, closings } = await this.closures.list(visitorOf(visit).caller, params.slug);
    const now = this.clock.now();
    const closed = closings.filter(({ resource, closure }) => resource === null && closure !== null);
    const past = [...telecentre.closures.map(({ period, reason }) => ({ ...period, reason })), ...closed];
    return html(
      <ClosuresPage
        visit={visit}
        telecentre={telecentre}
        closings={closings}
        proposals={proposalsFor(telecentre, past, now)}
        outside={await this.outsideHours.count(telecentre)}
        done={query.done}
        now={now}
      />,
    );
  }

  /** With a reason said, who is in the way; nothing is written by either. */
  @Get('new')
  @Page(ask)
  async ask(@Visiting() visit: Visit, @Input() { params, asked }: PageInputOf<typeof ask>): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const { telecentre } = await this.closures.list(caller, params.slug);
    const again = (form: Filled<unknown> | null): Answer => {
      const page = <NewClosurePage visit={visit} telecentre={telecentre} typed={asked.typed} form={form} />;
      return html(page, form === null ? 200 : 422);
    };
    if (asked.errors) return again(asked);
    const { when, resource, reason, ready, from, to } = asked.value;
    if (when === undefined) return again(null);
    const wrong = (field: 'reason' | 'from', words: string): Answer =>
      again({ value: null, errors: { [field]: words }, typed: asked.typed });
    const { timeZone } = telecentre.opening;
    const stretch = stretchOf(when, { from: from ?? '', to: to ?? '' }, timeZone, this.clock.now());
    if (stretch === null) return wrong('from', WORDS.sayDates[visit.language]);
    const why = [reason, ready].find(Boolean);
    if (why === undefined) return wrong('reason', WORDS.sayReason[visit.language]);
    const wish = { ...stretch, resource: nothing(resource), reason: why };
    try {
      const asWish = { ...wish, telecentre: params.slug, message: null, choices: null };
      const plan = await this.closures.plan(caller, asWish, visit.language);
      return html(<ClosurePreviewPage visit={visit} plan={plan} wish={wish} />);
    } catch (refusal) {
      return again(refusedForm(asked, refusal, visit.language));
    }
  }

  @Post()
  @Page(close)
  async close(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof close>,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const again = async (refused: Filled<unknown>): Promise<Answer> => {
      const { telecentre } = await this.closures.list(caller, params.slug);
      const typed = { ...refused.typed, when: 'dates' };
      return html(<NewClosurePage visit={visit} telecentre={telecentre} typed={typed} form={refused} />, 422);
    };
    if (form.errors) return again(form);
    const { resource, message, ...rest } = form.value;
    const what = { telecentre: params.slug, resource: nothing(resource), message: nothing(message) };
    const wish = { ...rest, ...what, choices: choicesOf(form.typed) };
    try {
      const { closing, again: wasClosed } = await this.closures.close(caller, wish, visit.language);
      const done = wasClosed ? 'again' : 'closed';
      return seeOther(`${pageOf(params.slug, closing.id)}?done=${done}`);
    } catch (refusal) {
      return again(refusedForm(form, refusal, visit.language, { 'time-not-free': 'from' }));
    }
  }

  @Get(':id')
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    return this.followUp(visit, params, null, query);
  }

  @Post(':id/lifting')
  @Page(lift)
  async lift(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof lift>): Promise<Answer> {
    await this.closures.lift(visitorOf(visit).caller, params.slug, params.id);
    return seeOther(`${pageOf(params.slug, params.id)}?done=lifted`);
  }

  @Post(':id/calls')
  @Page(phoned)
  async phoned(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof phoned>,
  ): Promise<Answer> {
    if (form.errors) throw notFound();
    const { slug, id } = params;
    await this.closures.notePhoned(visitorOf(visit).caller, slug, id, form.value.reference);
    return seeOther(`${pageOf(slug, id)}?done=phoned`);
  }

  @Post(':id/shortening')
  @Page(shorten)
  async shorten(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof shorten>,
  ): Promise<Answer> {
    if (form.errors) return this.followUp(visit, params, form);
    const { caller } = visitorOf(visit);
    try {
      await this.closures.shorten(caller, params.slug, params.id, form.value.to, visit.language);
    } catch (refusal) {
      const refused = refusedForm(form, refusal, visit.language, { 'closing-over': 'to' });
      return this.followUp(visit, params, refused);
    }
    return seeOther(`${pageOf(params.slug, params.id)}?done=shortened`);
  }

  private async followUp(
    visit: Visit,
    { slug, id }: PageInputOf<typeof show>['params'],
    form: Filled<unknown> | null,
    { done }: PageInputOf<typeof show>['query'] = {},
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const told = await this.closures.find(caller, slug, id);
    const { telecentre } = await this.closures.list(caller, slug);
    const now = this.clock.now();
    const page = (
      <FollowUpPage visit={visit} telecentre={telecentre} {...told} now={now} done={done} form={form} />
    );
    return html(page, form === null ? 200 : 422);
  }
}

/** A field that was left empty says nothing. */
function nothing(field: string | undefined): string | null {
  return field === undefined || field === '' ? null : field;
}
