import { Controller, Get, Post } from '@nestjs/common';
import type { JSX } from 'preact';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { placePath } from '../administration/administration-frame.js';
import { doneQuery, shownForm, telecentreParams } from '../administration/administration.schemas.js';
import type { Done } from '../administration/administration.words.js';
import { EditingService } from '../administration/editing.service.js';
import { doneOrAgain } from '../administration/refusal.views.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound, type ProblemContent } from '../platform/http/problem.js';
import { html, type Answer } from '../platform/web/answer.js';
import { ConfirmationPage } from './confirmation.views.js';
import { OpeningUpService } from './opening-up.service.js';

const params = telecentreParams;
const show = { access: 'network.confirm', params, query: doneQuery } satisfies PageDescription;
const confirm = { access: 'network.confirm', params, form: shownForm } satisfies PageDescription;

/** The host's own page, from the link in their mail: the week in words, and one button. */
@Controller('administration/telecentres/:slug/hours-confirmation')
export class ConfirmationPages {
  constructor(
    private readonly editing: EditingService,
    private readonly openingUp: OpeningUpService,
  ) {}

  @Get()
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    return html(await this.page(visit, params.slug, { done: query.done }));
  }

  @Post()
  @Page(confirm)
  async confirm(
    @Visiting() visit: Visit,
    @Input() { params: { slug }, form }: PageInputOf<typeof confirm>,
  ): Promise<Answer> {
    if (form.errors) throw notFound();
    const { shown } = form.value;
    return doneOrAgain(
      async () => {
        const { caller } = visitorOf(visit);
        await this.openingUp.confirmHours(caller, slug, shown);
        const { place } = await this.editing.open(caller, slug, 'network.confirm');
        const done: Done = place.published ? 'confirmed' : 'confirmed-hidden';
        return `${placePath(slug, 'hours-confirmation')}?done=${done}`;
      },
      (refusal) => this.page(visit, slug, { refusal }),
    );
  }

  private async page(
    visit: Visit,
    slug: string,
    shown: { readonly done?: Done | undefined; readonly refusal?: ProblemContent },
  ): Promise<JSX.Element> {
    const open = await this.editing.open(visitorOf(visit).caller, slug, 'network.confirm');
    const coordinators = await this.openingUp.coordinatorsOf(open.place);
    return <ConfirmationPage visit={visit} {...open} coordinators={coordinators} {...shown} />;
  }
}
