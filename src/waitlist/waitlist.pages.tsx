import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { newBookingPath, wantedTimeOf, wishOf } from '../booking-forms/wish.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound, Problem } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { entryParams, offerParams, waitForm, waitlistQuery, type DONE } from './waitlist.schemas.js';
import { WaitlistService } from './waitlist.service.js';
import { WaitlistPage } from './waitlist.views.js';
import { DONE_IN_WORDS } from './waitlist.words.js';

const show = { access: 'bookings.own.read', query: waitlistQuery } satisfies PageDescription;
const asksAgain = (): string => '/waitlist';
const ask = {
  access: 'bookings.own.change',
  form: waitForm,
  asksAgain: ({ typed }) => {
    const fields = waitForm.safeParse(typed);
    const wish = fields.success ? wishOf(fields.data) : null;
    return wish === null ? '/waitlist' : newBookingPath(wish);
  },
} satisfies PageDescription;
const withdrawal = {
  access: 'bookings.own.change',
  params: entryParams,
  asksAgain,
} satisfies PageDescription;
const answer = { access: 'bookings.own.change', params: offerParams, asksAgain } satisfies PageDescription;

/** My places in line: one press waits, leaves, accepts or declines. */
@Controller('waitlist')
export class WaitlistPages {
  constructor(private readonly waitlist: WaitlistService) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    const entries = await this.waitlist.list(visitorOf(visit).caller);
    const said = query.done && DONE_IN_WORDS[query.done];
    return html(<WaitlistPage visit={visit} entries={entries} said={said} />);
  }

  @Post()
  @Page(ask)
  async ask(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof ask>): Promise<Answer> {
    const wish = form.value === null ? null : wishOf(form.value);
    if (wish === null) throw notFound();
    return this.press(visit, async () => {
      try {
        const { where, time, people, equipment } = wish;
        const wished = { where, time: wantedTimeOf(time), people, equipment };
        await this.waitlist.ask(visitorOf(visit).caller, wished, visit.language);
        return shownAfter('waiting');
      } catch (error) {
        // Somebody was quicker to give it back than they to ask: it can be had in one press more.
        if (error instanceof Problem && error.content.name === 'free-now') return newBookingPath(wish);
        throw error;
      }
    });
  }

  @Post(':id/withdrawal')
  @Page(withdrawal)
  async withdraw(
    @Visiting() visit: Visit,
    @Input() { params }: PageInputOf<typeof withdrawal>,
  ): Promise<Answer> {
    return this.press(visit, async () => {
      await this.waitlist.withdraw(visitorOf(visit).caller, params.id, visit.language);
      return shownAfter('left');
    });
  }

  @Post('offers/:id/acceptance')
  @Page(answer)
  async accept(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof answer>): Promise<Answer> {
    return this.press(visit, async () => {
      const { reference } = await this.waitlist.accept(visitorOf(visit).caller, params.id);
      return `/bookings/${reference}`;
    });
  }

  @Post('offers/:id/refusal')
  @Page(answer)
  async refuse(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof answer>): Promise<Answer> {
    return this.press(visit, async () => {
      await this.waitlist.refuse(visitorOf(visit).caller, params.id, visit.language);
      return shownAfter('refused');
    });
  }

  /** What stands in the way is said on the page, with the lines as they are now. */
  private async press(visit: Visit, deed: () => Promise<string>): Promise<Answer> {
    try {
      return seeOther(await deed());
    } catch (error) {
      if (!(error instanceof Problem) || ![409, 422].includes(error.content.status)) throw error;
      const entries = await this.waitlist.list(visitorOf(visit).caller);
      const refused = reasonOf(error, visit);
      return html(
        <WaitlistPage visit={visit} entries={entries} said={undefined} refused={refused} />,
        error.content.status,
      );
    }
  }
}

function shownAfter(done: (typeof DONE)[number]): string {
  return `/waitlist?done=${done}`;
}

/** The rules that stand in the way say more than that there are some. */
function reasonOf({ content }: Problem, { language }: Visit): string {
  const violations = (content.members?.['violations'] ?? []) as readonly { readonly message: string }[];
  return violations[0]?.message ?? content.title[language];
}
