import { Controller, Get, Post } from '@nestjs/common';
import type { JSX } from 'preact';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import type { Accent } from '../platform/web/accent.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { identityQuery, lookForm, type Done } from './identity.schemas.js';
import { IdentityService } from './identity.service.js';
import { IdentityPage } from './identity.views.js';
import { legalForm } from './legal-facts.js';
import { accentWanted, lightOf } from './look-form.js';

const PAGE = '/operations/identity';
const asksAgain = () => PAGE;

const show = { access: 'network.settings', query: identityQuery } satisfies PageDescription;
const changeLook = { access: 'network.settings', form: lookForm, asksAgain } satisfies PageDescription;
const changeLegal = { access: 'network.settings', form: legalForm, asksAgain } satisfies PageDescription;
const removeLogo = { access: 'network.settings', asksAgain } satisfies PageDescription;

/** How the network presents itself, and who answers for its site. */
@Controller('operations/identity')
export class IdentityPages {
  constructor(private readonly identity: IdentityService) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    return html(await this.page(visit, { done: query.done }));
  }

  @Post('look')
  @Page(changeLook)
  async changeLook(
    @Visiting() visit: Visit,
    @Input() { form }: PageInputOf<typeof changeLook>,
  ): Promise<Answer> {
    if (form.errors) return html(await this.page(visit, { look: form }), 422);
    const { name, preview } = form.value;
    const { accent, errors } = accentWanted(form.value, visit.language);
    // The palette is shown where it was moved to, and what is written follows it.
    const typed = { ...form.typed, accent: lightOf(form.value) ?? '' };
    if (errors) return html(await this.page(visit, { look: { value: null, errors, typed } }), 422);
    if (preview !== undefined)
      return html(await this.page(visit, { look: { ...form, typed }, preview: accent }));
    await this.identity.changeLook(visitorOf(visit).caller, name, accent);
    return seeOther(`${PAGE}?done=look`);
  }

  @Post('legal-facts')
  @Page(changeLegal)
  async changeLegalFacts(
    @Visiting() visit: Visit,
    @Input() { form }: PageInputOf<typeof changeLegal>,
  ): Promise<Answer> {
    if (form.errors) return html(await this.page(visit, { legal: form }), 422);
    await this.identity.changeLegalFacts(visitorOf(visit).caller, form.value);
    return seeOther(`${PAGE}?done=legal`);
  }

  @Post('logo/removal')
  @Page(removeLogo)
  async removeLogo(@Visiting() visit: Visit): Promise<Answer> {
    await this.identity.removeLogo(visitorOf(visit).caller);
    return seeOther(`${PAGE}?done=logo-removed`);
  }

  private async page(
    visit: Visit,
    shown: {
      readonly look?: Filled<unknown>;
      readonly preview?: Accent | null;
      readonly legal?: Filled<unknown>;
      readonly done?: Done | undefined;
    },
  ): Promise<JSX.Element> {
    const { look = null, preview = null, legal = null, done } = shown;
    const identity = await this.identity.read();
    return (
      <IdentityPage
        visit={visit}
        identity={identity}
        look={look}
        preview={preview}
        legal={legal}
        done={done}
      />
    );
  }
}
